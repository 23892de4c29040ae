namespace ImageBench.Statistics.Judging;

/// <summary>
/// A rewrite that a Dockerfile has a place for: its name, sentences on what it does and what it may cost, where the rule is known from, and
/// what became of it. <c>Judgement</c> is of it alone against the original; null: it was not built.
/// </summary>
internal sealed record TriedRewrite(
    string Name, string Does, string MayCost, string Source, RewriteFate Fate, Judgement? Judgement)
{
    /// <summary>What is lost by it, as the rewrite itself says.</summary>
    public IReadOnlyList<string> Lost { get; init; } = [];

    /// <summary>The lines that it gives an ignore file; as a rule none.</summary>
    public IReadOnlyList<IgnoredPattern> Ignored { get; init; } = [];

    /// <summary>Why it was not tried, timed, or built beside others; empty: it was.</summary>
    public string WhyNot { get; init; } = "";
}
