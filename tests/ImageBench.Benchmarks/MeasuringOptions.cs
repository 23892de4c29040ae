namespace ImageBench.Benchmarks;

/// <summary>
/// What was asked of a benchmark. <c>Engine</c>, <c>BaseSet</c> and <c>Provision</c> are as the harness takes them; null: <c>Output</c> no
/// file,
/// <c>Archive</c> one is made, <c>Scenario</c> (a bundled one) what the benchmark brings.
/// </summary>
internal sealed record MeasuringOptions(string? Output, string Engine, string BaseSet, bool Provision, string? Archive, string? Scenario)
{
    /// <summary>How many runs are made, where that can be said.</summary>
    public int Runs { get; init; }
}
