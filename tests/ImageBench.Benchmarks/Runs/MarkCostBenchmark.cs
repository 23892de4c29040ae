using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Processes;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Provisioning;
using ImageBench.Results;
using ImageBench.Runs.Inputs;
using ImageBench.Scenarios;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Benchmarks.Runs;

/// <summary>
/// What it costs a run to know its own: the digests of all that its builds are sent, when it is planned, before and after each build; the
/// mark that it is alive; and who makes it. A short run is measured, then as much of that as it took, by itself.
/// </summary>
internal static class MarkCostBenchmark
{
    private const int BuildRounds = 2;
    private const int Times = 9;
    private const double MostShare = 0.01;

    private static readonly string[] Names = ["single", "multi"];

    public static Benchmark Benchmark { get; } = new(
        "mark-cost",
        "what digests of contexts and the marks of a run cost it: of go-crud, single and multi, and beside a context of 20,000 files",
        NeedsEngine: true,
        Measure);

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        bench.Say("a run that is not counted, so that the parent images are there");
        await Harness(bench, folder.Of("first"), "--cache", "warm", "--rounds", "1").Run(cancellationToken);
        bench.Say("the run (some minutes)");
        var whole = await Harness(bench, folder.Of("whole"), "--cache", "cold", "--cache", "warm", "--rounds", $"{BuildRounds}")
            .Run(cancellationToken);
        var run = RunFolder.Open(Directory.GetDirectories(folder.Of("whole")).Single()).Read();
        var state = new StateFolder(folder.Of("state"));
        var small = Enumerable.Range(0, Times)
            .Select(_ => Seconds(bench, Path.Combine(Checkout.Scenarios, "go-crud"), run.Builds.Count, state, cancellationToken)).ToList();
        var engine = run.Run.Engine;
        var share = small.Median(seconds => seconds) / whole.WallSeconds;
        return new Findings(
            [
                new Figure($"wall time of a run of {run.Builds.Count} builds", whole.WallSeconds, "s"),
                new Figure("marks and digests of as many builds", small.Median(seconds => seconds), "s"),
                new Figure("of the run, in percent", share * 100, "%", MostShare * 100),
                new Figure(
                    "marks and digests of a run of two builds of 20,000 files, 1 GB", Large(bench, folder, state, cancellationToken), "s"),
            ],
            $"{engine.Version}, {engine.ImageStore}{(engine.IsPrivate ? ", private" : "")}",
            [$"The median of {Times} times, each with nothing known before. Labels travel in requests that are made anyway, and an engine "
                + "is asked how it is only where something went wrong: neither takes a time that could be told."]);
    }

    // What a run does, in its order: PlannedRun, MeasuredRun and, twice for each build, RunContexts.
    private static double Seconds(Bench bench, string scenarioFolder, int builds, StateFolder state, CancellationToken cancellationToken)
    {
        var scenario = ScenarioFolder.Read(new ScenarioPath(scenarioFolder))?.Scenario
            ?? throw new Fault(ExitCode.BadInput, $"{scenarioFolder} is no scenario that can be built.");
        List<Variant> variants = [.. scenario.Variants.Where(variant => Names.Contains(variant.Name))];
        var contexts = new KnownContexts();
        foreach (var variant in variants)
            contexts.Entries(scenario.ContextFolder, variant.DockerfilePath, cancellationToken);
        List<(PlannedBuild Build, IReadOnlyList<ContextEntry> Entries)> planned = [.. variants.Select(variant => (
            new PlannedBuild(new BuildKey(scenario.Name, variant.Name, Builder.BuildKit, CacheState.Cold, 1), 1, scenario, variant),
            BuildContext.Entries(scenario.ContextFolder, variant.DockerfilePath, [], cancellationToken)))];

        var begun = bench.Time.GetTimestamp();
        var inputs = PlannedInputs.Read([scenario], name => Names.Contains(name), contexts, cancellationToken);
        using var mark = new RunMark(state, RunLabel.Make("20260101-000000-go-crud", MakerProcess.ReadOwn()).Value);
        for (var build = 0; build < builds; build++)
        {
            var (of, entries) = planned[build % planned.Count];
            for (var side = 0; side < 2; side++)
            {
                if (inputs.Changed(of, entries, cancellationToken) is [var changed, ..])
                    throw new Fault(ExitCode.BadInput, $"{changed} was changed meanwhile: measure again.");
            }
        }

        return bench.Time.GetElapsedTime(begun).TotalSeconds;
    }

    private static double Large(Bench bench, TempFolder folder, StateFolder state, CancellationToken cancellationToken)
    {
        const int files = 20_000;
        const int bytes = 50_000;
        var large = Directory.CreateDirectory(folder.Of("large")).FullName;
        foreach (var name in Names)
            File.WriteAllText(Path.Combine(large, $"Dockerfile.{name}"), "FROM scratch\nCOPY . /\n");
        var content = new byte[bytes];
        for (var file = 0; file < files; file++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            File.WriteAllBytes(Path.Combine(large, FormattableString.Invariant($"{file}.bin")), content);
        }

        return Seconds(bench, large, Names.Length, state, cancellationToken);
    }

    private static MeasuredCommand Harness(Bench bench, string results, params string[] more) => MeasuredCommand.Harness(
    [
        "--scenario", "go-crud", .. Names.SelectMany(name => (string[])["--variant", name]),
        "--scenarios", Checkout.Scenarios, "--results", results,
        .. bench.Options.HarnessWords,
        .. more,
    ]);
}
