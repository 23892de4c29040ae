using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Processes;
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
using ImageBench.Statistics.Intervals;

namespace ImageBench.Benchmarks.Runs;

/// <summary>Whether <c>build_seconds</c> is what the engine takes: a cold build by the harness, by curl, and by docker build.</summary>
internal static class BuildSecondsBenchmark
{
    private const int BuildRounds = 10;
    private const double MostRatio = 1.02;

    public static Benchmark Benchmark { get; } = new(
        "build-seconds",
        "build_seconds of a cold build beside the same request by curl, and beside docker build",
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

        var builds = new ColdBuilds(engine, scenario, baseSet, RunLabel.Make("build-seconds", MakerProcess.ReadOwn()));
        var tar = folder.Of("context.tar");
        await builds.WriteContext(tar, cancellationToken);
        Func<CancellationToken, Task<double>>[] cases = [builds.Harness, cancel => builds.Curl(tar, cancel), builds.Docker];
        bench.Say("a round that is not counted");
        await Rounds.Run(bench, 1, cancellationToken, cases);
        var runs = await Rounds.Run(bench, BuildRounds, cancellationToken, cases);
        return new Findings(
            Figures(runs[0], runs[1], runs[2]),
            $"{engine.Facts.Version}, {engine.Facts.ImageStore}{(engine.Facts.IsPrivate ? ", private" : "")}",
            [
                $"{BuildRounds} interleaved cold builds each of {scenario.Name}/{scenario.Baseline} (buildkit, base set "
                    + $"{baseSet.Word()}), after one that is not counted; ratios are paired within rounds, with their 95 % interval.",
                "curl: its own time_total, from a tar that is on disk, the response thrown away. docker build: wall time of the process, "
                    + "with DOCKER_BUILDKIT=1 and --no-cache.",
                $"docker: {await Version(["--version"], cancellationToken) ?? "?"}; buildx: "
                    + $"{await Version(["buildx", "version"], cancellationToken) ?? "none, so the builder of the docker command itself"}.",
                .. engine.Facts.IsPrivate
                    ? Array.Empty<string>()
                    : ["The engine is shared, so its build cache was not emptied between the builds."],
            ]);
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

    private static IReadOnlyList<Figure> Figures(IReadOnlyList<double> harness, IReadOnlyList<double> curl, IReadOnlyList<double> docker) =>
    [
        new Figure("harness: build_seconds, median", harness.Median(seconds => seconds), "s"),
        new Figure("curl: the same request, median", curl.Median(seconds => seconds), "s"),
        new Figure("docker build, median", docker.Median(seconds => seconds), "s"),
        .. Ratio("harness / curl", harness, curl, least: 0.98),
        .. Ratio("harness / docker build", harness, docker, least: null),
    ];

    private static IEnumerable<Figure> Ratio(string name, IReadOnlyList<double> its, IReadOnlyList<double> other, double? least)
    {
        var ratio = PairedRatio.Between(Sample(its), Sample(other))!;
        yield return new Figure(name, ratio.Value, "", MostRatio) { Least = least };
        yield return new Figure($"{name}, interval from", ratio.Low!.Value, "");
        yield return new Figure($"{name}, interval to", ratio.High!.Value, "");
    }

    private static Sample Sample(IReadOnlyList<double> seconds) =>
        new(seconds.Index().ToDictionary(round => round.Index, round => TimeSpan.FromSeconds(round.Item)));

    private static async Task<string?> Version(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        try
        {
            return (await new MeasuredCommand("docker", arguments).Run(cancellationToken)).Output.Trim();
        }
        catch (Fault)
        {
            return null;
        }
    }
}
