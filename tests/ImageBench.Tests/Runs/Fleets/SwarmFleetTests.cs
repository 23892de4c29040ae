using ImageBench.Engine.Registries.Artifacts;
using ImageBench.Model;
using ImageBench.Runs.Fleets;

namespace ImageBench.Tests.Runs.Fleets;

public sealed class SwarmFleetTests : IDisposable
{
    private readonly FleetStage _stage = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EachShardIsMadeOnceAndNothingIsLeft()
    {
        var swarm = new PlayedSwarm(_stage.Make, "a", "b", "c");

        var outcomes = await _stage.Run(swarm, Cancel);

        Assert.Equal([1, 2, 3, 4, 5, 6], _stage.Made.Order());
        Assert.Equal([1, 2, 3, 4, 5, 6], outcomes.Select(outcome => outcome.Number));
        Assert.All(outcomes, outcome => Assert.Equal($"--shard {outcome.Number}/6", File.ReadAllText(outcome.Folder + "/run.json")));
        Assert.Equal((3, 6), (swarm.Started.Single().Concurrent, swarm.Started.Single().Tasks));
        Assert.Equal(["node.id==a", "node.id==b", "node.id==c"], swarm.Sweeps.SelectMany(sweep => sweep.Constraints));
        Assert.All(swarm.Sweeps, sweep => Assert.Equal("fleet sweep --name imagebench-1", string.Join(' ', sweep.Arguments)));
        Assert.All(swarm.Sweeps, sweep => Assert.Equal(
            ["imagebench.fleet.sweep=imagebench-1", "imagebench.fleet=imagebench-1"],
            sweep.Labels.Select(label => $"{label.Key}={label.Value}").Order(StringComparer.Ordinal)));
        Assert.Equal(3, swarm.Sweeps.Select(sweep => sweep.Name).Distinct().Count());
        Assert.DoesNotContain(_stage.Said, line => line.StartsWith("Ended containers", StringComparison.Ordinal));
        Assert.Empty(swarm.Left);
        Assert.Empty(_stage.Registry.Tags);
    }

    [Theory]
    [InlineData(0, "Each shard moved 12.3 kB through the registry, in 9 requests.")]
    [InlineData(1, "Each shard moved 12.3 kB to 17.3 kB through the registry, in 9 to 14 requests.")]
    public async Task WhatShardsHadOfTheRegistryIsTold(int more, string told)
    {
        var swarm = new PlayedSwarm(
            (shard, job) =>
            {
                var before = more * (shard - 1);
                _stage.Registry.Traffic = new RegistryTraffic(9 + before, new ByteSize(12_300 + (1_000 * before)));
                return _stage.Make(shard, job);
            },
            "a");

        await _stage.Run(swarm, Cancel);

        Assert.Contains(told, _stage.Said);
    }

    [Fact]
    public async Task WhatFailsByItselfIsNotStartedAnewAndSaysWhy()
    {
        var swarm = new PlayedSwarm(_stage.Make, "a", "b") { Failing = { [4] = "No such image: bench:1" } };

        var outcomes = await _stage.Run(swarm, Cancel);

        Assert.Single(swarm.Started);
        Assert.Null(outcomes[3].Folder);
        Assert.Contains("Shard 4/6 failed on host-b: No such image: bench:1.", _stage.Said);
    }

    [Fact]
    public async Task AnInterruptedFleetLeavesNothing()
    {
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var swarm = new PlayedSwarm(_stage.Make, "a", "b") { Looked = interrupt.Cancel };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _stage.Run(swarm, interrupt.Token));

        Assert.Single(swarm.Started);
        Assert.Equal(["node.id==a", "node.id==b"], swarm.Sweeps.SelectMany(sweep => sweep.Constraints));
        Assert.Empty(swarm.Left);
        Assert.Empty(_stage.Registry.Tags);
    }

    [Fact]
    public async Task ARunThatFailsTellsTheFleetHowAndWhy()
    {
        var swarm = new PlayedSwarm((shard, job) => _stage.Part(shard, job, async (_, said, _) =>
        {
            await said.WriteLineAsync("Nothing is there to build.");
            return 2;
        }), "a");

        var outcomes = await _stage.Run(swarm, Cancel);

        Assert.All(outcomes, outcome => Assert.Equal((2, "Nothing is there to build."), (outcome.ExitCode, outcome.Said)));
        Assert.All(outcomes, outcome => Assert.Null(outcome.Folder));
    }

    [Fact]
    public async Task ARunThatWasBrokenOffIsNoResult()
    {
        var swarm = new PlayedSwarm((shard, job) => _stage.Part(shard, job, (_, _, _) => Task.FromResult((int)ExitCode.Interrupted)), "a");

        var outcomes = await _stage.Run(swarm, Cancel);

        Assert.All(outcomes, outcome => Assert.Equal(ShardOutcome.Lost(outcome.Number), outcome));
    }

    public void Dispose() => _stage.Dispose();
}
