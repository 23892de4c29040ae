using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;
using ImageBench.Images.Archives;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Running;
using ImageBench.Running.Checks;
using ImageBench.Running.Ports;
using ImageBench.Scenarios;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.EngineTests.Builds;

/// <summary>The four cache states as a real builder sees them.</summary>
public class CacheStateTests(TestEngine engine)
{
    private const string Dockerfile =
        "FROM imagebench/busybox\nWORKDIR /app\nCOPY go.mod .\nRUN sleep 0.1 && cat go.mod\nCOPY . .\nRUN cat main.go > /out\n";

    [Theory]
    [InlineData("buildkit")]
    [InlineData("classic")]
    public async Task RunTheStepsThatTheyShould(string builder)
    {
        engine.Need();
        using var place = Place();

        (await Harness.Run(engine.State, place.Arguments(engine, "--rounds", "2", "--builder", builder))).Ended(0);

        var builds = Csv.Read(place.Runs[0], "builds.csv");
        Assert.Equal(16, builds.Count);
        Assert.All(builds, build => Assert.Equal("built", build["status"]));
        var steps = Csv.Read(place.Runs[0], "steps.csv")
            .Where(step =>
                step["number"].Length > 0 && step["cached"] == "false" && step["instruction"].StartsWith("RUN", StringComparison.Ordinal))
            .ToList();
        foreach (var (state, ran) in new[] { ("cold", "2 per build"), ("warm", "none"), ("incremental-source", "the last"),
            ("incremental-dependency", "2 per build") })
        {
            var instructions = steps.Where(step => step["cache"] == state).Select(step => step["instruction"]).ToList();
            Assert.Equal(ran switch { "none" => 0, "the last" => 4, _ => 8 }, instructions.Count);
        }
    }

    [Fact]
    public async Task LeaveTheUsersFilesAlone()
    {
        engine.Need();
        using var place = Place();
        var folder = Path.Combine(place.Scenarios, "states");
        await Shell.Run($"cd '{folder}' && git init -q && git add -A && git -c user.name=x -c user.email=x@x commit -qm x");

        (await Harness.Run(engine.State, place.Arguments(engine, "--rounds", "1"))).Ended(0);

        Assert.Equal("", (await Shell.Run($"git -C '{folder}' status --porcelain")).Trim());
    }

    [Fact]
    public async Task AWarmBuildWhoseCacheWasPrunedIsReportedAsInvalidWithTheStep()
    {
        engine.Need();
        using var place = Place();

        // Behind the runner's back, between the build that fills the cache and the one that is measured.
        var builds = await Measure(place, engine.Engine, 1, happened =>
        {
            if (happened is RunEvent.BuildStarted)
                engine.Engine.PruneBuildCache(CancellationToken.None).GetAwaiter().GetResult();
        }, CacheState.Warm);

        Assert.Equal(2, builds.Count);
        Assert.All(builds, build => Assert.Equal(BuildStatus.Invalid, build.Outcome.Status));
        Assert.All(builds, build => Assert.Contains("ran, though nothing had changed", build.Outcome.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task OnAPrivateEngineAColdBuildsCacheMountIsEmptyAndTheNextBuildFindsWhatItLeft()
    {
        engine.Need();
        using var place = new Workplace().With("mounts", "go.mod", "module x\n").With("mounts", "main.go", "package main\n");
        foreach (var name in new[] { "a", "b" })
        {
            place.With(
                "mounts",
                $"Dockerfile.{name}",
                $"FROM imagebench/busybox\nCOPY . .\nRUN --mount=type=cache,target=/cache-{name} head -c $((1000 + $(ls /cache-{name} | "
                    + $"wc -l))) /dev/zero > /found; touch /cache-{name}/left\n");
        }

        var found = new List<(CacheState, long)>();
        await Measure(place, engine.Engine, 2, _ => { }, [CacheState.Cold, CacheState.IncrementalSource], facts => found.Add(facts));

        Assert.Equal([(CacheState.Cold, 1000), (CacheState.IncrementalSource, 1001)], found.Distinct().Order());
        Assert.Equal(8, found.Count);
    }

    private static Task<IReadOnlyList<BuildRecord>> Measure(
        Workplace place, IEngine on, int rounds, Action<RunEvent> tell, params CacheState[] states) =>
        Measure(place, on, rounds, tell, states, _ => { });

    private static async Task<IReadOnlyList<BuildRecord>> Measure(
        Workplace place,
        IEngine on,
        int rounds,
        Action<RunEvent> tell,
        CacheState[] states,
        Action<(CacheState State, long LastLayerBytes)> read)
    {
        var cancel = TestContext.Current.CancellationToken;
        var scenario = ContextEdits.Complete(ScenarioCatalog.Read(place.Scenarios, []).Scenarios.Single(), new KnownContexts(), cancel);
        var plan = new Plan(
            [scenario],
            new RunOptions([scenario.Name], [], states, [Builder.BuildKit], rounds, 1, TimeSpan.FromMinutes(5), KeepImages: false),
            []);
        var setup = new RunSetup(
            plan.Options,
            BaseSet.Debian,
            [],
            new RunLabel("states"),
            (build, edited, token) => BuildContext.List(
            build.Scenario.ContextFolder,
            build.Variant.DockerfilePath,
            edited ? ContextEdits.Make(build.Scenario, build.Key.Cache, $"{Guid.NewGuid()}", TimeProvider.System.GetUtcNow()) : null,
            token));
        var ledger = new RunLedger(_ => { }, []);
        var checks = new CheckSchedule(
            new VariantCheck(on.Containers, setup.ContainerLabels, TimeProvider.System),
            plan.Options,
            new CheckLedger(_ => { }, []),
            tell);
        try
        {
            await new BenchRunner(on, setup, ledger, tell, TimeProvider.System, checks).Run(plan.FirstRounds, cancel);
            foreach (var build in ledger.Builds)
            {
                var facts = await on.ReadImage(build.Outcome.ImageId!,
                    (archive, token) => ImageArchive.Read(archive, new ImageReading { ImageId = build.Outcome.ImageId! }, token), cancel);
                read((build.Key.Cache, facts.Layers[^1].Unpacked.Bytes));
            }
        }
        finally
        {
            await on.RemoveAll(setup.Label, CancellationToken.None);
        }

        return ledger.Builds;
    }

    private static Workplace Place() => new Workplace()
        .Scenario("states", ("a", Dockerfile), ("b", Dockerfile.Replace("/out", "/other", StringComparison.Ordinal)))
        .With("states", "go.mod", "module x\n")
        .With("states", "main.go", "package main\n");
}
