namespace ImageBench.Model.Builds;

/// <summary>What names one build of a run. <c>Round</c> counts from 1.</summary>
internal sealed record BuildKey(string Scenario, string Variant, Builder Builder, CacheState Cache, int Round)
{
    /// <summary>The machine that built, in a run that was merged from several; null in any other.</summary>
    public string? Node { get; init; }
}
