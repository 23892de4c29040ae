using System.Globalization;
using ImageBench.Model;
using ImageBench.Results;
using ImageBench.Statistics;

namespace ImageBench.Benchmarks;

/// <summary>
/// Whether a difference that the harness calls is one: two equal Dockerfiles, run again and again with other seeds, and two of which one does
/// 5 % more work. At 95 % one call in twenty is expected of equal ones; more than three of twenty come by chance in one of sixty such series.
/// </summary>
internal static class DifferencesBenchmark
{
    private const int Runs = 20;
    private const int BuildRounds = 10;
    private const int MostFalse = 3;
    private const int MostMissed = 4;

    // Turns of an empty shell loop: a few tenths of a second in the first case, some seconds in the other, so that 5 % of it stands out from what
    // starting two containers and writing two layers takes, now a tenth of a second more and now less.
    private const int SmallWork = 100_000;
    private const int LargeWork = 2_000_000;

    public static Benchmark Benchmark { get; } = new(
        "differences", $"how often a difference is called between equal Dockerfiles, and between two of which one does 5 % more work ({Runs} runs each)", NeedsEngine: true, Measure);

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken)
    {
        var equal = await Series(bench, "equal", SmallWork, SmallWork, [], cancellationToken);
        var more = await Series(bench, "more-work", LargeWork, LargeWork * 105 / 100, ["--cache", "cold"], cancellationToken);
        var engine = equal[0].Run.Engine;
        return new Findings(
            [
                .. Enum.GetValues<CacheState>().Select(state => new Figure($"differences called between equal Dockerfiles, {state.Word()}, of {Runs} runs", Called(equal, state), "", MostFalse)),
                new Figure($"5 % more work not called, cold, of {Runs} runs", Runs - Called(more, CacheState.Cold, Verdict.Slower), "", MostMissed),
                new Figure("5 % more work: median of the ratios", Ratios(more, CacheState.Cold).Median(ratio => ratio.Value), ""),
                new Figure("5 % more work: median width of their intervals", Ratios(more, CacheState.Cold).Median(ratio => ratio.High!.Value - ratio.Low!.Value), ""),
            ],
            $"{engine.Version}, {engine.ImageStore}{(engine.IsPrivate ? ", private" : "")}",
            [
                $"{BuildRounds} rounds a run, seeds 1 to {Runs}, BuildKit, base set {equal[0].Run.BaseSet.Word()}.",
                .. Enum.GetValues<CacheState>().Select(state => $"Equal, {state.Word()}: ratios {Listed(equal, state)}."),
                $"5 % more work, cold: ratios {Listed(more, CacheState.Cold)}.",
                $"The builds without it took {Taken(more)}.",
            ]);
    }

    private static async Task<IReadOnlyList<RunResults>> Series(Bench bench, string name, int work, int otherWork, string[] options, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        Write(folder.Of(name), work, otherWork);
        var runs = new List<RunResults>();
        for (var seed = 1; seed <= Runs; seed++)
        {
            bench.Say($"{name}: run {seed} of {Runs}");
            var results = folder.Of($"results-{seed}");
            await MeasuredCommand.Harness(
            [
                "--scenario", folder.Of(name), "--results", results, "--display", "quiet", "--rounds", $"{BuildRounds}", "--seed", $"{seed}",
                "--engine", bench.Options.Engine, "--base-set", bench.Options.BaseSet, .. options, .. bench.Options.Provision ? ["--provision"] : Array.Empty<string>(),
            ]).Run(cancellationToken);
            runs.Add(RunFolder.Open(Directory.GetDirectories(results).Single()).Read());
        }

        return runs;
    }

    // Two pieces of work, so that an edit of the source leaves the first one cached.
    private static void Write(string folder, int work, int otherWork)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "requirements.txt"), "# none\n");
        File.WriteAllText(Path.Combine(folder, "app.py"), "print('hello')\n");
        File.WriteAllText(Path.Combine(folder, "scenario.yaml"), "baseline: a\nparents:\n  BASE: { hub: \"busybox:1.36\", debian: \"imagebench/busybox\" }\n");
        foreach (var (variant, turns) in new[] { ("a", work), ("b", otherWork) })
        {
            File.WriteAllText(Path.Combine(folder, "Dockerfile." + variant), string.Create(CultureInfo.InvariantCulture, $"""
                ARG BASE=busybox:1.36
                FROM $BASE
                COPY requirements.txt /
                RUN i=0; while [ $i -lt {turns / 2} ]; do i=$((i+1)); done
                COPY app.py /
                RUN i=0; while [ $i -lt {turns / 2} ]; do i=$((i+1)); done

                """));
        }
    }

    private static int Called(IReadOnlyList<RunResults> runs, CacheState state, Verdict? only = null) =>
        Ratios(runs, state).Count(ratio => only is null ? ratio.Verdict is Verdict.Faster or Verdict.Slower : ratio.Verdict == only);

    private static List<Ratio> Ratios(IReadOnlyList<RunResults> runs, CacheState state) =>
        [.. runs.Select(run => run.Variants.Single(variant => !variant.IsBaseline).Times[state].Ratio!)];

    private static string Taken(IReadOnlyList<RunResults> runs)
    {
        var seconds = runs.SelectMany(run => run.Builds).Where(build => build.Key.Variant == "a").Select(build => build.Outcome.Elapsed.TotalSeconds).Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{seconds[0]:0.00} to {seconds[^1]:0.00} s, half of them at most {seconds[seconds.Count / 2]:0.00} s, nine of ten at most {seconds[seconds.Count * 9 / 10]:0.00} s");
    }

    private static string Listed(IReadOnlyList<RunResults> runs, CacheState state) =>
        string.Join(", ", Ratios(runs, state).Select(ratio => string.Create(CultureInfo.InvariantCulture, $"{ratio.Value:0.000} ({ratio.Low:0.000} to {ratio.High:0.000})")));
}
