using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Processes;
using ImageBench.Benchmarks.Runs;

namespace ImageBench.Benchmarks.Commands;

/// <summary>How long a person with many scenarios waits for the list of them.</summary>
internal static class ListBenchmark
{
    private const int Runs = 5;
    private const int Scenarios = 1000;

    public static Benchmark Benchmark { get; } = new(
        "list", $"wall time of imagebench list over {Scenarios} scenarios", NeedsEngine: false, Measure);

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        for (var number = 1; number <= Scenarios; number++)
            Copy(Path.Combine(Checkout.Scenarios, "go-crud"), folder.Of($"go-crud-{number}"));
        var runs =
            (await Rounds.Run(bench, Runs, cancellationToken, MeasuredCommand.Harness("list", "--scenarios", folder.FullPath).Run))[0];
        return new Findings(
            [new Figure(
                $"imagebench list over {Scenarios} copies of go-crud, median of {Runs}", runs.Median(run => run.WallSeconds), "s", 1)],
            null,
            []);
    }

    private static void Copy(string scenario, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(scenario))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
    }
}
