using System.Text;
using ImageBench.Advice;
using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites;
using ImageBench.Statistics.Judging;

namespace ImageBench.Runs.Advising;

/// <summary>
/// A Dockerfile with some rewrites, one applied on what the other left: its text, that of its ignore file (null: it stays as it is), which
/// of the rewrites still had a place, and what they lose.
/// </summary>
internal sealed record RewrittenText(
    DockerfileSource Source, string? IgnoreFile, IReadOnlyList<Rewrite> Applied, IReadOnlyList<string> Lost)
{
    /// <summary>The new lines of the ignore file.</summary>
    public IReadOnlyList<IgnoredPattern> Ignored { get; init; } = [];

    // With the new ignore file; null: as it was.
    private ContextFacts? Context { get; init; }

    /// <summary>What is built, as a text by which the same is known again.</summary>
    public string Key => $"{IgnoreFile}\0{Source.Text}";

    /// <summary>The bytes of the Dockerfile; with a comment above each changed instruction that says why.</summary>
    public byte[] Bytes(bool explained) => Encoding.UTF8.GetBytes(explained ? Source.Explained() : Source.Text);

    public byte[]? IgnoreBytes => IgnoreFile is null ? null : Encoding.UTF8.GetBytes(IgnoreFile);

    /// <summary>Rewrites are applied in the order in which they are given.</summary>
    public static RewrittenText Of(DockerfileSource original, RewriteFacts facts, IEnumerable<Rewrite> rewrites)
    {
        var text = new RewrittenText(original, null, [], []);
        foreach (var rewrite in rewrites)
        {
            if (rewrite.Apply(text.Source, text.Known(facts)) is not { } made)
                continue;
            text = new RewrittenText(
                made.Text, made.IgnoreFile ?? text.IgnoreFile, [.. text.Applied, rewrite], [.. text.Lost.Union(made.Lost)])
            {
                Ignored = [.. text.Ignored, .. made.Ignored],
                Context = made.IgnoreFile is { } ignoreFile
                    ? facts.Context?.With(ignoreFile, made.Ignored.Select(line => line.Pattern))
                    : text.Context,
            };
        }

        return text;
    }

    /// <summary>Those that the Dockerfile has a place for. Some are <paramref name="onRequest"/> alone.</summary>
    public static IReadOnlyList<Rewrite> Possible(DockerfileSource original, RewriteFacts facts, bool onRequest) =>
    [
        .. RewriteList.All
            .Where(rewrite => onRequest || !rewrite.IsOnRequest)
            .Where(rewrite => Of(original, facts, [rewrite]) is { Applied.Count: > 0 } made
                && (made.Source.Text != original.Text || made.IgnoreFile is not null)),
    ];

    /// <summary>Those that have a place in what was made and are not among <paramref name="tried"/>, which had one before.</summary>
    public IEnumerable<Rewrite> Further(RewriteFacts facts, IReadOnlyList<Rewrite> tried, bool onRequest) =>
        Possible(Source, Known(facts), onRequest).Except(tried);

    private RewriteFacts Known(RewriteFacts facts) => Context is { } context ? facts with { Context = context } : facts;
}
