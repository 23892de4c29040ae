using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Fleets;

/// <summary>A run that three machines share, then one of which dies, beside the same run on one.</summary>
public sealed class SwarmTests(TestEngine tests)
{
    // What the swarm itself has: the harness's image, which stays, and the networks that it makes when it wants them.
    private static readonly string[] Swarms = ["/harness", "network ingress", "network docker_gwbridge"];

    [Fact]
    public async Task TheMergedRunOfThreeMachinesIsThatOfOneAlsoWhereOneDies()
    {
        tests.Need();
        await using var swarm = await SwarmOfEngines.Start(tests);
        using var workplace = await SharedScenarios.Lay();
        string[] alone = [await Alone(swarm, workplace), await Alone(swarm, workplace)];
        var before = await Holdings(swarm);
        var leader = swarm.Engines[0].ProcessId;

        var shared = (await Harness.RunInNetworkOf(
            leader, SharedScenarios.Variables(workplace), tests.State, Fleet(swarm, workplace, "shared"))).Ended(0);

        Assert.Contains(" through the registry, in ", shared.Error, StringComparison.Ordinal);
        await Verify(swarm, workplace, "shared", alone, before, 3);

        await AfterAnInterruptNothingIsLeft(swarm, before);

        using var harness = Harness.StartInNetworkOf(
            leader, SharedScenarios.Variables(workplace), tests.State, Fleet(swarm, workplace, "disturbed"));
        await harness.Until(
            async () => (await SwarmOfEngines.Docker(swarm.Engines[2], "ps -q --filter label=imagebench.fleet")).Length > 0);
        swarm.Engines[2].Kill();
        var ended = (await harness.End()).Ended(0);

        Assert.Contains("Starting anew what was lost with its machine: shard ", ended.Error, StringComparison.Ordinal);
        Assert.Contains("Ended containers of the tasks stay on ", ended.Error, StringComparison.Ordinal);
        await Verify(swarm, workplace, "disturbed", alone, before, 2);
    }

    // While each machine is in the middle of a build, which the swarm itself would let go on.
    private async Task AfterAnInterruptNothingIsLeft(SwarmOfEngines swarm, List<IReadOnlyList<string>> before)
    {
        using var slow = new Workplace();
        List<SleepingBuild> builds = [.. swarm.Engines.Select(_ => new SleepingBuild())];
        foreach (var (build, number) in builds.Select((build, i) => (build, i + 1)))
            slow.Scenario($"s{number}", ("one", build.Dockerfile));
        using var harness = Harness.StartInNetworkOf(
            swarm.Engines[0].ProcessId, [], tests.State, Fleet(swarm, slow, "interrupted", builds.Count));
        foreach (var build in builds)
            await build.UntilAsleep();

        harness.Signal(Signals.Interrupt);

        Assert.DoesNotContain("stay on", (await harness.End()).Ended(130).Error, StringComparison.Ordinal);
        Assert.Equal(before, await Holdings(swarm));
        await NothingIsLeftOfTheSwarms(swarm);
    }

    private static async Task NothingIsLeftOfTheSwarms(SwarmOfEngines swarm)
    {
        Assert.Equal("", await SwarmOfEngines.Docker(swarm.Engines[0], "service ls -q"));
        Assert.Equal("", await SwarmOfEngines.Docker(swarm.Engines[0], "secret ls -q"));
        Assert.Empty(swarm.Registry.Tags("fleet"));
    }

    private static string[] Fleet(SwarmOfEngines swarm, Workplace workplace, string results, int shards = SharedScenarios.Shards) =>
    [
        "fleet", "swarm", "--shards", TestEngine.Number(shards), "--registry", $"{swarm.Registry.Host}/fleet", "--image", swarm.Image,
        "--engine", swarm.Engines[0].Endpoint.ToString(), "--engine-socket", SwarmOfEngines.Socket, "--scenarios", workplace.Scenarios,
        "--results", Path.Combine(workplace.Path, results), "--", .. Options,
    ];

    private static string[] Options => ["--base-set", "debian", "--cache", "cold", "--rounds", "1", "--check-rounds", "0", "--seed", "7"];

    private async Task<string> Alone(SwarmOfEngines swarm, Workplace workplace)
    {
        var single = await Harness.RunInNetworkOf(
            swarm.Engines[0].ProcessId,
            SharedScenarios.Variables(workplace),
            tests.State,
            ["--scenarios", workplace.Scenarios, "--results", workplace.Results, "--engine", swarm.Engines[0].Endpoint.ToString(),
                "--display", "plain", "--yes", .. Options]);
        single.Ended(0);
        return workplace.Runs[^1];
    }

    private static async Task Verify(
        SwarmOfEngines swarm,
        Workplace workplace,
        string results,
        string[] alone,
        List<IReadOnlyList<string>> before,
        int machines)
    {
        var merged = Assert.Single(Directory.GetDirectories(Path.Combine(workplace.Path, results)));
        ToldSizes.AreThoseOf(alone[0], alone[1], merged);
        Assert.Equal(Builds(alone[0]), Builds(merged));
        Assert.Equal(machines, Csv.Read(merged, "variants.csv").Select(row => row["node"]).Distinct().Count());
        var left = await Holdings(swarm);
        Assert.Equal(before.Take(left.Count), left);
        await NothingIsLeftOfTheSwarms(swarm);
    }

    private static List<string> Builds(string run) =>
        [.. Csv.Read(run, "builds.csv")
            .Select(row => $"{row["scenario"]} {row["variant"]} {row["cache"]} {row["status"]}")
            .Order(StringComparer.Ordinal)];

    // Of each engine that lives, at once: nothing has to be waited for.
    private static async Task<List<IReadOnlyList<string>>> Holdings(SwarmOfEngines swarm)
    {
        var all = new List<IReadOnlyList<string>>();
        foreach (var engine in swarm.Engines.Where(engine => engine.Lives))
        {
            var listed = await EngineContents.List(engine.Endpoint);
            var others = listed.Where(line => !Swarms.Any(own => line.Contains(own, StringComparison.Ordinal)));
            all.Add([.. others.Order(StringComparer.Ordinal)]);
        }

        return all;
    }
}
