using ImageBench.Engine.Registries.Artifacts;
using ImageBench.Engine.Swarms;
using ImageBench.Model;
using ImageBench.Model.Nodes;
using ImageBench.Runs.Fleets;
using ImageBench.Tests.Fuzz;

namespace ImageBench.Tests.Runs.Fleets;

public sealed class SwarmFleetTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ib-fleet-");
    private readonly HeldFolders _registry = new();
    private readonly List<string> _said = [];
    private readonly List<int> _made = [];

    public SwarmFleetTests()
    {
        Directory.CreateDirectory(Path.Combine(Scenarios, "app"));
        File.WriteAllText(Path.Combine(Scenarios, "app", "Dockerfile"), "FROM scratch\n");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Scenarios => Path.Combine(_folder.FullName, "scenarios");

    [Fact]
    public async Task EachShardIsMadeOnceAndNothingIsLeft()
    {
        var swarm = new PlayedSwarm(Make, "a", "b", "c");

        var outcomes = await Fleet(swarm).Run(Scenarios, Path.Combine(_folder.FullName, "parts"), Cancel);

        Assert.Equal([1, 2, 3, 4, 5, 6], _made.Order());
        Assert.Equal([1, 2, 3, 4, 5, 6], outcomes.Select(outcome => outcome.Number));
        Assert.All(outcomes, outcome => Assert.Equal($"--shard {outcome.Number}/6", File.ReadAllText(outcome.Folder + "/run.json")));
        Assert.Equal((3, 6), (swarm.Started.Single().Concurrent, swarm.Started.Single().Tasks));
        Assert.Equal(["node.id==a", "node.id==b", "node.id==c"], swarm.Sweeps.SelectMany(sweep => sweep.Constraints));
        Assert.All(swarm.Sweeps, sweep => Assert.Equal("fleet sweep --name imagebench-1", string.Join(' ', sweep.Arguments)));
        Assert.All(swarm.Sweeps, sweep => Assert.Equal(
            ["imagebench.fleet.sweep=imagebench-1", "imagebench.fleet=imagebench-1"],
            sweep.Labels.Select(label => $"{label.Key}={label.Value}").Order(StringComparer.Ordinal)));
        Assert.Equal(3, swarm.Sweeps.Select(sweep => sweep.Name).Distinct().Count());
        Assert.DoesNotContain(_said, line => line.StartsWith("Ended containers", StringComparison.Ordinal));
        Assert.Empty(swarm.Left);
        Assert.Empty(_registry.Tags);
    }

    [Theory]
    [InlineData(0, "Each shard moved 12.3 kB through the registry, in 9 requests.")]
    [InlineData(1, "Each shard moved 12.3 kB to 17.3 kB through the registry, in 9 to 14 requests.")]
    public async Task WhatShardsHadOfTheRegistryIsTold(int more, string told)
    {
        var swarm = new PlayedSwarm(
            (shard, job) =>
            {
                _registry.Traffic = new RegistryTraffic(9 + (more * (shard - 1)), new ByteSize(12_300 + (more * 1_000 * (shard - 1))));
                return Make(shard, job);
            },
            "a");

        await Fleet(swarm).Run(Scenarios, Path.Combine(_folder.FullName, "parts"), Cancel);

        Assert.Contains(told, _said);
    }

    [Fact]
    public async Task WhatADeadMachineTookIsStartedAnewAndNothingElse()
    {
        var swarm = new PlayedSwarm(Make, "a", "b", "c") { Dying = { [1] = "b" } };

        var outcomes = await Fleet(swarm).Run(Scenarios, Path.Combine(_folder.FullName, "parts"), Cancel);

        Assert.Equal([1, 2, 3, 4, 5, 6], _made.Order());
        Assert.All(outcomes, outcome => Assert.NotNull(outcome.Folder));
        Assert.Equal("IMAGEBENCH_FLEET_SHARDS=2,5", swarm.Started[1].Environment[0]);
        Assert.Equal(2, swarm.Started.Count);
        Assert.Contains("Shard 2/6 lost with host-b.", _said);
        Assert.Contains("Starting anew what was lost with its machine: shard 2/6, shard 5/6.", _said);
        Assert.Equal(["node.id==a", "node.id==c"], swarm.Sweeps.SelectMany(sweep => sweep.Constraints));
        Assert.Contains(NotSwept("host-b"), _said);
    }

    [Fact]
    public async Task WhatDiesThreeTimesIsMissing()
    {
        var swarm = new PlayedSwarm(Make, "a", "b", "c", "d") { Dying = { [1] = "a", [2] = "b", [3] = "c" } };

        var outcomes = await Fleet(swarm).Run(Scenarios, Path.Combine(_folder.FullName, "parts"), Cancel);

        Assert.Equal(3, swarm.Started.Count);
        Assert.Equal([1], outcomes.Where(outcome => outcome.Folder is null).Select(outcome => outcome.Number));
        Assert.Empty(swarm.Left);
    }

    [Fact]
    public async Task WhereNoMachineIsLeftWhatWasMeasuredComesBack()
    {
        var swarm = new PlayedSwarm(Make, "a", "b") { Dying = { [1] = "b", [2] = "a" } };

        var outcomes = await Fleet(swarm).Run(Scenarios, Path.Combine(_folder.FullName, "parts"), Cancel);

        Assert.Equal([1, 3, 5], outcomes.Where(outcome => outcome.Folder is not null).Select(outcome => outcome.Number));
        Assert.Contains("No machine of the swarm is ready any more: what was lost stays missing.", _said);
        Assert.Empty(_registry.Tags);
    }

    [Fact]
    public async Task WhatFailsByItselfIsNotStartedAnewAndSaysWhy()
    {
        var swarm = new PlayedSwarm(Make, "a", "b") { Failing = { [4] = "No such image: bench:1" } };

        var outcomes = await Fleet(swarm).Run(Scenarios, Path.Combine(_folder.FullName, "parts"), Cancel);

        Assert.Single(swarm.Started);
        Assert.Null(outcomes[3].Folder);
        Assert.Contains("Shard 4/6 failed on host-b: No such image: bench:1.", _said);
    }

    [Fact]
    public async Task AnInterruptedFleetLeavesNothing()
    {
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var swarm = new PlayedSwarm(Make, "a", "b") { Looked = interrupt.Cancel };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Fleet(swarm).Run(Scenarios, Path.Combine(_folder.FullName, "parts"), interrupt.Token));

        Assert.Single(swarm.Started);
        Assert.Equal(["node.id==a", "node.id==b"], swarm.Sweeps.SelectMany(sweep => sweep.Constraints));
        Assert.Empty(swarm.Left);
        Assert.Empty(_registry.Tags);
    }

    // Hours of machines may be in what was sent.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhereSomethingBreaksWhatWasMeasuredStaysAndHowItIsHadIsTold(bool isMeasured)
    {
        var swarm = new PlayedSwarm(Make, "a", "b", "c");
        if (isMeasured)
            _registry.Pulling = tag => Refuse(tag.EndsWith("shard-3", StringComparison.Ordinal));
        else
            swarm.Looked = () => Refuse(true);
        var parts = Path.Combine(_folder.FullName, "parts");

        var fault = await Assert.ThrowsAsync<Fault>(() => Fleet(swarm).Run(Scenarios, parts, Cancel));

        Assert.Equal("The engine refused.", fault.Message);
        Assert.Equal(Enumerable.Range(1, 6).Select(number => $"imagebench-1-shard-{number}"), _registry.Tags);
        Assert.Contains(
            "What shards have sent stays at registry.example/bench: 'imagebench fleet collect --registry registry.example/bench --name "
                + "imagebench-1 --shards 6 --anyway' merges it.",
            _said);
        Assert.False(Directory.Exists(parts));
        Assert.Empty(swarm.Left);
    }

    [Fact]
    public async Task AMachineThatCannotBeSweptIsNamedAndTheRunHolds()
    {
        var swarm = new PlayedSwarm(Make, "a", "b", "c")
        {
            Sweeping = job => Refuse(job.Constraints[0] == "node.id==b"),
            Unswept = { ["c"] = "No such image: bench:1" },
        };

        var outcomes = await Fleet(swarm).Run(Scenarios, Path.Combine(_folder.FullName, "parts"), Cancel);

        Assert.All(outcomes, outcome => Assert.NotNull(outcome.Folder));
        Assert.Contains(NotSwept("host-b, host-c"), _said);
        Assert.Empty(swarm.Left);
    }

    [Fact]
    public async Task ASwarmWithoutAMachineIsAFaultAndLeavesNothing()
    {
        var swarm = new PlayedSwarm(Make, "a") { Dying = { [0] = "a" } };

        var fault = await Assert.ThrowsAsync<Fault>(() => Fleet(swarm).Run(Scenarios, Path.Combine(_folder.FullName, "parts"), Cancel));

        Assert.Equal((ExitCode.NoEngine, "No machine of the swarm is ready; 'docker node ls' says why."), (fault.ExitCode, fault.Message));
        Assert.Empty(_registry.Tags);
    }

    [Fact]
    public async Task ARunThatFailsTellsTheFleetHowAndWhy()
    {
        var swarm = new PlayedSwarm((shard, job) => Part(shard, job, async (_, said, _) =>
        {
            await said.WriteLineAsync("Nothing is there to build.");
            return 2;
        }), "a");

        var outcomes = await Fleet(swarm).Run(Scenarios, Path.Combine(_folder.FullName, "parts"), Cancel);

        Assert.All(outcomes, outcome => Assert.Equal((2, "Nothing is there to build."), (outcome.ExitCode, outcome.Said)));
        Assert.All(outcomes, outcome => Assert.Null(outcome.Folder));
    }

    [Fact]
    public async Task ARunThatWasBrokenOffIsNoResult()
    {
        var swarm = new PlayedSwarm((shard, job) => Part(shard, job, (_, _, _) => Task.FromResult((int)ExitCode.Interrupted)), "a");

        var outcomes = await Fleet(swarm).Run(Scenarios, Path.Combine(_folder.FullName, "parts"), Cancel);

        Assert.All(outcomes, outcome => Assert.Equal(ShardOutcome.Lost(outcome.Number), outcome));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // A run that keeps what it was asked, once it has found the scenarios.
    private Task Make(int shard, SwarmJob job) => Part(shard, job, async (options, _, cancel) =>
    {
        _made.Add(shard);
        var told = options.ToList();
        Assert.True(File.Exists(Path.Combine(told[told.IndexOf("--scenarios") + 1], "app", "Dockerfile")));
        Assert.Equal(["--scenario", "app"], told[^2..]);
        var folder = Directory.CreateDirectory(Path.Combine(told[told.IndexOf("--results") + 1], "run"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "run.json"), string.Join(' ', told.Take(2)), cancel);
        return 0;
    });

    private async Task Part(int shard, SwarmJob job, Func<IReadOnlyList<string>, TextWriter, CancellationToken, Task<int>> run)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder.FullName, $"{job.Name}-{shard}")).FullName;
        var arguments = job.Arguments.ToList();
        var options = arguments[(arguments.IndexOf("--") + 1)..];
        await new FleetPart(_registry, folder, run).Make(
            arguments[arguments.IndexOf("--name") + 1], new RunPortion(shard, 6), "node", options, TextWriter.Null, Cancel);
    }

    private static void Refuse(bool isRefused)
    {
        if (isRefused)
            throw new Fault(ExitCode.NoEngine, "The engine refused.");
    }

    private static string NotSwept(string machine) => $"Ended containers of the tasks stay on {machine}; remove them there with "
        + "'docker container prune --filter label=imagebench.fleet=imagebench-1'.";

    private SwarmFleet Fleet(ISwarm swarm) => new(
        swarm,
        _registry,
        new SwarmRequest("imagebench-1", 6, "bench:1", "registry.example/bench", ["--scenario", "app"]) { Socket = "/docker.sock" },
        new NoWaiting(),
        _said.Add);
}
