using System.Text;
using ImageBench.Advice;
using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites;

namespace ImageBench.Runs.Advising;

/// <summary>
/// A Dockerfile with some rewrites, one applied on what the other left: its text, that of its ignore file (null: it stays as it is), which
/// of the rewrites still had a place, and what they lose.
/// </summary>
internal sealed record RewrittenText(
    DockerfileSource Source, string? IgnoreFile, IReadOnlyList<Rewrite> Applied, IReadOnlyList<string> Lost)
{
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
                made.Text, made.IgnoreFile ?? text.IgnoreFile, [.. text.Applied, rewrite], [.. text.Lost.Union(made.Lost)]);
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

    private RewriteFacts Known(RewriteFacts facts) => IgnoreFile is not null && facts.Context is { } context
        ? facts with { Context = context with { IgnoreFile = IgnoreFile } }
        : facts;
}
