using ImageBench.Advice.Lines;
using ImageBench.Statistics.Judging;

namespace ImageBench.Advice.Rewrites;

/// <summary>
/// What a rewrite made. <c>IgnoreFile</c> is the whole new text of the Dockerfile's ignore file; null: it stays as it is. The changed
/// instructions of <c>Text</c> carry the reasons.
/// </summary>
internal sealed record Rewritten(DockerfileSource Text)
{
    public string? IgnoreFile { get; init; }

    /// <summary>Its lines that are new, with what each keeps from being sent.</summary>
    public IReadOnlyList<IgnoredPattern> Ignored { get; init; } = [];

    /// <summary>What an image loses by it, in a word or two each ("shell", "package manager"); as a rule nothing.</summary>
    public IReadOnlyList<string> Lost { get; init; } = [];
}
