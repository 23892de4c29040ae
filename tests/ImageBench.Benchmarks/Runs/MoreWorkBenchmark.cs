using System.Globalization;
using ImageBench.Benchmarks.Figures;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;

namespace ImageBench.Benchmarks.Runs;

/// <summary>
/// Whether the harness calls a difference that is there: two Dockerfiles of which one does 5 % more work, run again and again with other
/// seeds. It is asked of a quiet machine; how quiet it was is measured with it, by a loop on one thread that asks nothing of an engine.
/// </summary>
internal static class MoreWorkBenchmark
{
    private const int LeastCalled = 16;

    // More than a second, of which 5 % stands out from what starting two containers takes, now a few hundredths of a second more and now
    // less.
    private const int Turns = 1_000_000;

    public static Benchmark Benchmark { get; } = new(
        "more-work",
        $"how often a difference is called between two Dockerfiles of which one does 5 % more work ({RunSeries.Length} runs)",
        NeedsEngine: true,
        Measure);

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken)
    {
        var before = MachinePace.Measure(bench.Time, cancellationToken);
        var more = await RunSeries.Measure(bench, "more-work", Turns, Turns * 105 / 100, ["--cache", "cold"], cancellationToken);
        var after = MachinePace.Measure(bench.Time, cancellationToken);
        var ratios = more.Ratios(CacheState.Cold);
        return new Findings(
            [
                new Figure(
                    $"5 % more work called slower, cold, of {RunSeries.Length} runs",
                    ratios.Count(ratio => ratio.Verdict == Verdict.Slower),
                    "")
                {
                    Least = LeastCalled,
                },
                new Figure("median of the ratios", ratios.Median(ratio => ratio.Value), ""),
                new Figure("median width of their intervals", ratios.Median(ratio => ratio.High!.Value - ratio.Low!.Value), ""),
                before.Figure("before"),
                after.Figure("after"),
            ],
            more.Engine,
            [more.Conditions, $"Ratios {more.Listed(CacheState.Cold)}.", $"The builds without it took {Taken(more)}."]);
    }

    private static string Taken(RunSeries series)
    {
        var seconds = series.Runs
            .SelectMany(run => run.Builds)
            .Where(build => build.Key.Variant == "a")
            .Select(build => build.Outcome.Elapsed.TotalSeconds)
            .Order()
            .ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{seconds[0]:0.00} to {seconds[^1]:0.00} s, half of them at most {seconds[seconds.Count / 2]:0.00} s, nine of ten at most "
                + $"{seconds[seconds.Count * 9 / 10]:0.00} s");
    }
}
