namespace ImageBench.Statistics.Judging;

/// <summary>
/// What came of advice on one Dockerfile: the rewrites that it has a place for, in the order in which they are applied, and those that are
/// kept, built and measured together. <c>Combined</c> null: none is kept, or it did not come to that.
/// </summary>
internal sealed record MeasuredAdvice(
    string Scenario, string Dockerfile, IReadOnlyList<TriedRewrite> Rewrites, Judgement? Combined)
{
    /// <summary>Why the original itself was not built or does not work; null: it was, and does.</summary>
    public string? WhyNoOriginal { get; init; }

    /// <summary>The new text of the Dockerfile; null: nothing is to be changed.</summary>
    public string? Advised { get; init; }

    /// <summary>The same with a comment above each changed instruction that says why.</summary>
    public string? Explained { get; init; }

    /// <summary>The new text of its ignore file; null: it stays as it is.</summary>
    public string? AdvisedIgnoreFile { get; init; }

    /// <summary>The difference as git takes it; empty: there is none.</summary>
    public string Patch { get; init; } = "";

    /// <summary>The folder in which the patch is applied.</summary>
    public string PatchFolder { get; init; } = "";

    /// <summary>Sentences on what a reader must know besides: what was not certain, that time was over.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public bool IsInterrupted { get; init; }

    public IReadOnlyList<TriedRewrite> Kept => [.. Rewrites.Where(rewrite => rewrite.Fate == RewriteFate.Kept)];
}
