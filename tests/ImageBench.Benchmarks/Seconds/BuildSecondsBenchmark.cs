using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Processes;
using ImageBench.Benchmarks.Runs;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Provisioning;
using ImageBench.Provisioning.Parents;
using ImageBench.Running.Parents;
using ImageBench.Running.Ports;
using ImageBench.Runs.Engines;
using ImageBench.Runs.Planning;
using ImageBench.Scenarios;

namespace ImageBench.Benchmarks.Seconds;

/// <summary>
/// Whether <c>build_seconds</c> is what a build takes: beside buildx, and beside what the builder says that its steps took; and whether a
/// process's first build is as quick as its next.
/// </summary>
internal static class BuildSecondsBenchmark
{
    private const int ColdRounds = 10;
    private const int WarmRounds = 30;
    private const int Starts = 10;

    public static Benchmark Benchmark { get; } = new(
        "build-seconds",
        "build_seconds of a cold and a warm build beside buildx and beside the builder's own count, and a process's first beside its next",
        NeedsEngine: true,
        Measure)
    {
        TakesScenario = true,
    };

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var scenario = Scenario(bench, folder);
        var packages = new Packages(bench.Options.Provision, bench.Say);
        await using var session = await EngineSession.Open(bench.Options.Engine, packages, bench.Say, bench.Time, cancellationToken);
        var engine = session.Engine;
        var baseSet = await Supply(bench, engine, packages, scenario, cancellationToken);
        var buildx = await BuildxCommand.FindVersion(engine.Facts.Endpoint, cancellationToken);
        var label = RunLabel.Make("build-seconds", MakerProcess.ReadOwn());
        var figures = await Compare(
            bench, new TimedBuilds(engine, scenario, baseSet, label), buildx is not null, cancellationToken);
        var (first, second) = await FirstBuilds.Measure(bench, engine.Facts.Endpoint, folder, cancellationToken);
        return new Findings(
            [.. figures, .. TimedFigures.Ratio("first build of a process / its second", first, second, mostLow: 1)],
            $"{engine.Facts.Version}, {engine.Facts.ImageStore}{(engine.Facts.IsPrivate ? ", private" : "")}",
            [
                $"{ColdRounds} cold and {WarmRounds} warm builds by each in turn of {scenario.Name}/{scenario.Baseline} (buildkit, base "
                    + $"set {baseSet.Word()}); ratios are paired within rounds, with their 95 % interval. Each warm build made the same "
                    + "image.",
                "buildx: wall time of 'buildx build --progress quiet', less the median of 'buildx version'. Steps: from the begin of the "
                    + "first to the end of the last, as the builder's status stream tells.",
                $"The first build beside the second: {FirstBuilds.Runs} runs of two cold builds of under a second each.",
                buildx ?? $"There is no buildx to measure beside: {BuildxCommand.Remedy}.",
                .. engine.Facts.IsPrivate
                    ? Array.Empty<string>()
                    : ["The engine is shared, so its build cache was not emptied between the builds."],
            ]);
    }

    private static async Task<IReadOnlyList<Figure>> Compare(
        Bench bench, TimedBuilds builds, bool hasBuildx, CancellationToken cancellationToken)
    {
        var start = hasBuildx ? (await Rounds.Run(bench, Starts, cancellationToken, builds.BuildxStart))[0].Median(seconds => seconds) : 0;
        try
        {
            bench.Say("a build that is not counted");
            await builds.HarnessCold(cancellationToken);
            var cold = await Rounds.Run<TimedBuild>(
                bench, ColdRounds, cancellationToken, hasBuildx ? [builds.HarnessCold, builds.BuildxCold] : [builds.HarnessCold]);
            await builds.Warm(cancellationToken);
            var warm = await Rounds.Run<TimedBuild>(
                bench, WarmRounds, cancellationToken, hasBuildx ? [builds.HarnessWarm, builds.BuildxWarm] : [builds.HarnessWarm]);
            return
            [
                .. hasBuildx ? [new Figure("buildx version, median", start, "s")] : Array.Empty<Figure>(),
                .. TimedFigures.Of("cold", cold, start),
                .. TimedFigures.Of("warm", warm, start),
            ];
        }
        finally
        {
            await builds.Remove();
        }
    }

    private static Scenario Scenario(Bench bench, TempFolder folder)
    {
        var scenarios = Checkout.Scenarios;
        if (bench.Options.Scenario is null)
        {
            scenarios = folder.Of("scenarios");
            CpuScenario.Write(scenarios);
        }

        var catalog = ScenarioCatalog.Read(scenarios, [bench.Options.Scenario ?? CpuScenario.Name]);
        return catalog.Mistakes.Count == 0
            ? catalog.Scenarios.Single()
            : throw new Fault(ExitCode.BadInput, string.Join('\n', catalog.Mistakes.Select(mistake => mistake.ToString())));
    }

    private static async Task<BaseSet> Supply(
        Bench bench, IEngine engine, Packages packages, Scenario scenario, CancellationToken cancellationToken)
    {
        var key = new BuildKey(scenario.Name, scenario.Baseline, Builder.BuildKit, CacheState.Cold, Round: 1);
        var build = new PlannedBuild(key, 1, scenario, scenario.Variants.Single(variant => variant.Name == scenario.Baseline));
        using var maker = new ParentMaker(engine, packages, bench.Options.Provision, bench.Say);
        var supply = new ParentSupply(engine, baseSet => ParentSearch.Find([build], baseSet), maker.Make, bench.Say);
        return (await supply.Choose(Words.Find<BaseSet>(bench.Options.BaseSet), cancellationToken)).BaseSet;
    }
}
