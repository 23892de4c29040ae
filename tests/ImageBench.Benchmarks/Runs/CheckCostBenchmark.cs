using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Processes;
using ImageBench.Results;
using ImageBench.Statistics;

namespace ImageBench.Benchmarks.Runs;

/// <summary>
/// What checks add to a run beside what the programs take by themselves: whole runs with many starts of each image and with none, in turn.
/// </summary>
internal static class CheckCostBenchmark
{
    private const int RunRounds = 5;
    private const int Starts = 10;
    private const int StartsByDefault = 6; // The verdict's, and five that measure.

    public static Benchmark Benchmark { get; } = new(
        "check-cost", "what the checks of go-crud's images add to a run, beside the programs' own start", NeedsEngine: true, Measure);

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken)
    {
        using var results = new TempFolder();
        bench.Say("a run that is not counted, so that the parent images are there");
        await Run(bench, results.Of("first"), 0, cancellationToken);
        var number = 0;
        var runs = await Rounds.Run(
            bench, RunRounds, cancellationToken,
            cancel => Run(bench, results.Of($"{++number}"), Starts, cancel), cancel => Run(bench, results.Of($"{++number}"), 0, cancel));

        var (with, without) = (runs[0], runs[1]);
        var checks = with.SelectMany(run => run.Results.Checks.Where(check => check.Round > 0)).ToList();
        var starts = checks.Count / RunRounds;
        var each = (with.Median(run => run.WallSeconds) - without.Median(run => run.WallSeconds)) / starts;
        var own = checks.Median(check => check.Ready!.Value.TotalSeconds);
        var engine = with[0].Results.Run.Engine;
        return new Findings(
            [
                new Figure("one start of an image and its check, wall", each, "s"),
                new Figure("of it until the program is ready", own, "s"),
                new Figure(
                    $"checks of a variant ({StartsByDefault} starts) beside the programs' own time",
                    StartsByDefault * (each - own),
                    "s",
                    3),
                new Figure("the probe that passes, median", checks.Median(check => check.Probe!.Value.TotalSeconds), "s"),
                new Figure("probes until one passes, median", checks.Median(check => check.Probes!.Value), ""),
            ],
            $"{engine.Version}, {engine.ImageStore}{(engine.IsPrivate ? ", private" : "")}",
            [$"{RunRounds} interleaved whole runs of go-crud (one warm round) with --check-rounds {Starts} and with 0; {starts} starts a "
                + "run. The pause between probes that nothing answers is 3 ms."]);
    }

    private static async Task<(double WallSeconds, RunResults Results)> Run(
        Bench bench, string results, int starts, CancellationToken cancellationToken)
    {
        var run = await MeasuredCommand.Harness(
        [
            "--scenario",
            "go-crud",
            "--scenarios",
            Checkout.Scenarios,
            "--results",
            results,
            "--cache",
            "warm",
            "--rounds",
            "1",
            "--check-rounds",
            $"{starts}",
            .. bench.Options.HarnessWords,
        ]).Run(cancellationToken);
        return (run.WallSeconds, RunFolder.Open(Directory.GetDirectories(results).Single()).Read());
    }
}
