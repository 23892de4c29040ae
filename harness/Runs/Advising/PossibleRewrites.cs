using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites;

namespace ImageBench.Runs.Advising;

/// <summary>A Dockerfile, what is known of it, and the rewrites that it has a place for, in the order in which they are applied.</summary>
internal sealed record PossibleRewrites(DockerfileSource Text, RewriteFacts Facts, IReadOnlyList<Rewrite> All)
{
    public RewrittenText With(IReadOnlyList<string> names) =>
        RewrittenText.Of(Text, Facts, All.Where(rewrite => names.Contains(rewrite.Name)));

    /// <summary>Whether a rewritten text stands on the same images, so that what came with them cannot go.</summary>
    public bool HasSameParents(RewrittenText rewritten) =>
        rewritten.Source.Stages.Select(stage => stage.Declared.From).SequenceEqual(Text.Stages.Select(stage => stage.Declared.From));
}
