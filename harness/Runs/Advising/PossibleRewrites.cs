using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites;
using ImageBench.Advice.Search;
using ImageBench.Model;

namespace ImageBench.Runs.Advising;

/// <summary>A Dockerfile, what is known of it, and the rewrites that it has a place for, in the order in which they are applied.</summary>
internal sealed record PossibleRewrites(DockerfileSource Text, RewriteFacts Facts, IReadOnlyList<Rewrite> All)
{
    public RewrittenText With(IReadOnlyList<string> names) =>
        RewrittenText.Of(Text, Facts, All.Where(rewrite => names.Contains(rewrite.Name)));

    /// <summary>The most that it can save; <paramref name="own"/> is what the Dockerfile adds to its parent. Null: not known.</summary>
    public ByteSize? MostSaved(RewrittenText rewritten, ByteSize? own) =>
        PossibleGain.Of(rewritten.Applied, Text, rewritten.Source, Facts, own);

    /// <summary>
    /// Whether so many bytes are that share of the unchanged image, or of what the <paramref name="best"/> so far leaves of it, where the
    /// rewrite of that name still has something to do beside them.
    /// </summary>
    public bool Counts(ByteSize bytes, double percent, string name, ByteSize whole, TriedSet? best) =>
        Share(bytes, whole) >= percent
            || (best is not null && Share(bytes, whole - new ByteSize(best.SavedBytes)) >= percent
                && RewrittenText.Of(With(best.Names).Source, Facts, All.Where(rewrite => rewrite.Name == name)).Applied.Count > 0);

    /// <summary>Their names, those first that can save the most: a search that ends early has what counts.</summary>
    public IReadOnlyList<string> ByPossibleGain(ByteSize? own) =>
    [
        .. All.Select(rewrite => rewrite.Name).OrderByDescending(name => MostSaved(With([name]), own)?.Bytes ?? 0),
    ];

    private static double Share(ByteSize part, ByteSize whole) => 100.0 * part.Bytes / Math.Max(1, whole.Bytes);
}
