using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Processes;
using ImageBench.Results;

namespace ImageBench.Benchmarks.Runs;

/// <summary>What a whole run takes beside its builds: start, image reading, files, charts, cleaning.</summary>
internal static class RunOverheadBenchmark
{
    private const int BuildRounds = 10;

    public static Benchmark Benchmark { get; } = new(
        "run-overhead",
        $"wall time of a whole run of go-crud, single and multi, with {BuildRounds} rounds over the sum of its builds and checks",
        NeedsEngine: true,
        Measure);

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken)
    {
        using var results = new TempFolder();
        bench.Say("a short run that is not counted, so that the parent images are there and their layers have been compressed once");
        await Harness(bench, results.Of("first"), "--cache", "warm", "--rounds", "1").Run(cancellationToken);
        bench.Say("the run (minutes)");
        var whole = await Harness(bench, results.Of("whole"), "--cache", "cold", "--cache", "warm", "--rounds", $"{BuildRounds}").Run(
            cancellationToken);

        var run = RunFolder.Open(Directory.GetDirectories(results.Of("whole")).Single()).Read();
        var builds = run.Builds.Sum(build => build.Outcome.Elapsed.TotalSeconds);
        var checks = run.Checks.Sum(check => (check.Ready ?? TimeSpan.Zero).TotalSeconds + (check.Stop ?? TimeSpan.Zero).TotalSeconds);
        var engine = run.Run.Engine;
        return new Findings(
            [
                new Figure("wall time of the whole process", whole.WallSeconds, "s"),
                new Figure($"sum of build_seconds over {run.Builds.Count} builds", builds, "s"),
                new Figure($"sum of what the programs took in {run.Checks.Count} checks", checks, "s"),
                new Figure("whole run / its builds and checks", whole.WallSeconds / (builds + checks), "", 1.04),
            ],
            $"{engine.Version}, {engine.ImageStore}{(engine.IsPrivate ? ", private" : "")}",
            ["Of a check counts from the container's start to the program's answer, and where it is stopped until it has ended; what the "
                + "engine takes to make and remove containers does not. Builder: buildkit; cache states cold and warm. A private engine is "
                + "started, emptied and ended within the wall time; parent images and the sizes of their compressed layers are there "
                + "before."]);
    }

    private static MeasuredCommand Harness(Bench bench, string results, params string[] more) => MeasuredCommand.Harness(
    [
        "--scenario",
        "go-crud",
        "--variant",
        "single",
        "--variant",
        "multi",
        "--scenarios",
        Checkout.Scenarios,
        "--results",
        results,
        .. bench.Options.HarnessWords,
        .. more,
    ]);
}
