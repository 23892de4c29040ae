using ImageBench.Benchmarks.Figures;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;

namespace ImageBench.Benchmarks.Runs;

/// <summary>
/// Whether a difference that the harness calls is one: two equal Dockerfiles, run again and again with other seeds. At 95 % one call in
/// twenty is expected; more than three of twenty come by chance in one of sixty such series.
/// </summary>
internal static class DifferencesBenchmark
{
    private const int MostFalse = 3;

    // A few tenths of a second.
    private const int Turns = 100_000;

    public static Benchmark Benchmark { get; } = new(
        "differences",
        $"how often a difference is called between equal Dockerfiles, for each cache state ({RunSeries.Length} runs)",
        NeedsEngine: true,
        Measure);

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken)
    {
        var equal = await RunSeries.Measure(bench, "equal", Turns, Turns, [], cancellationToken);
        return new Findings(
            [.. TimedStates.All.Select(state =>
                new Figure(
                    $"differences called between equal Dockerfiles, {state.Word()}, of {RunSeries.Length} runs",
                    Called(equal, state),
                    "",
                    MostFalse))],
            equal.Engine,
            [equal.Conditions, .. TimedStates.All.Select(state => $"{state.Word()}: ratios {equal.Listed(state)}.")]);
    }

    private static int Called(RunSeries equal, CacheState state) =>
        equal.Ratios(state).Count(ratio => ratio.Verdict is Verdict.Faster or Verdict.Slower);
}
