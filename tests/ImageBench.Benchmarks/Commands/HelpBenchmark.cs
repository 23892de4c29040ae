using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Processes;
using ImageBench.Benchmarks.Runs;

namespace ImageBench.Benchmarks.Commands;

/// <summary>How long a person waits for the help text.</summary>
internal static class HelpBenchmark
{
    private const int Runs = 10;

    public static Benchmark Benchmark { get; } = new(
        "help", "wall time of imagebench --help from the built dll", NeedsEngine: false, Measure);

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken)
    {
        var runs = (await Rounds.Run(bench, Runs, cancellationToken, MeasuredCommand.Harness("--help").Run))[0];
        return new Findings([new Figure($"imagebench --help, median of {Runs}", runs.Median(run => run.WallSeconds), "s", 0.3)], null, []);
    }
}
