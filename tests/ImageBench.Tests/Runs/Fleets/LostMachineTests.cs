using ImageBench.Model;

namespace ImageBench.Tests.Runs.Fleets;

/// <summary>Machines that die, or do not do what they are asked to.</summary>
public sealed class LostMachineTests : IDisposable
{
    private readonly FleetStage _stage = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatADeadMachineTookIsStartedAnewAndNothingElse()
    {
        var swarm = new PlayedSwarm(_stage.Make, "a", "b", "c") { Dying = { [1] = "b" } };

        var outcomes = await _stage.Run(swarm, Cancel);

        Assert.Equal([1, 2, 3, 4, 5, 6], _stage.Made.Order());
        Assert.All(outcomes, outcome => Assert.NotNull(outcome.Folder));
        Assert.Equal("IMAGEBENCH_FLEET_SHARDS=2,5", swarm.Started[1].Environment[0]);
        Assert.Equal(2, swarm.Started.Count);
        Assert.Contains("Shard 2/6 lost with host-b.", _stage.Said);
        Assert.Contains("Starting anew what was lost with its machine: shard 2/6, shard 5/6.", _stage.Said);
        Assert.Equal(["node.id==a", "node.id==c"], swarm.Sweeps.SelectMany(sweep => sweep.Constraints));
        Assert.Contains(FleetStage.NotSwept("host-b"), _stage.Said);
    }

    [Fact]
    public async Task WhatDiesThreeTimesIsMissing()
    {
        var swarm = new PlayedSwarm(_stage.Make, "a", "b", "c", "d") { Dying = { [1] = "a", [2] = "b", [3] = "c" } };

        var outcomes = await _stage.Run(swarm, Cancel);

        Assert.Equal(3, swarm.Started.Count);
        Assert.Equal([1], outcomes.Where(outcome => outcome.Folder is null).Select(outcome => outcome.Number));
        Assert.Empty(swarm.Left);
    }

    [Fact]
    public async Task WhereNoMachineIsLeftWhatWasMeasuredComesBack()
    {
        var swarm = new PlayedSwarm(_stage.Make, "a", "b") { Dying = { [1] = "b", [2] = "a" } };

        var outcomes = await _stage.Run(swarm, Cancel);

        Assert.Equal([1, 3, 5], outcomes.Where(outcome => outcome.Folder is not null).Select(outcome => outcome.Number));
        Assert.Contains("No machine of the swarm is ready any more: what was lost stays missing.", _stage.Said);
        Assert.Empty(_stage.Registry.Tags);
    }

    // Hours of machines may be in what was sent.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhereSomethingBreaksWhatWasMeasuredStaysAndHowItIsHadIsTold(bool isMeasured)
    {
        var swarm = new PlayedSwarm(_stage.Make, "a", "b", "c");
        if (isMeasured)
            _stage.Registry.Pulling = tag => Refuse(tag.EndsWith("shard-3", StringComparison.Ordinal));
        else
            swarm.Looked = () => Refuse(true);

        var fault = await Assert.ThrowsAsync<Fault>(() => _stage.Run(swarm, Cancel));

        Assert.Equal("The engine refused.", fault.Message);
        Assert.Equal(Enumerable.Range(1, 6).Select(number => $"imagebench-1-shard-{number}"), _stage.Registry.Tags);
        Assert.Contains(
            "What shards have sent stays at registry.example/bench: 'imagebench fleet collect --registry registry.example/bench --name "
                + "imagebench-1 --shards 6 --anyway' merges it.",
            _stage.Said);
        Assert.False(Directory.Exists(_stage.Parts));
        Assert.Empty(swarm.Left);
    }

    [Fact]
    public async Task AMachineThatCannotBeSweptIsNamedAndTheRunHolds()
    {
        var swarm = new PlayedSwarm(_stage.Make, "a", "b", "c")
        {
            Sweeping = job => Refuse(job.Constraints[0] == "node.id==b"),
            Unswept = { ["c"] = "No such image: bench:1" },
        };

        var outcomes = await _stage.Run(swarm, Cancel);

        Assert.All(outcomes, outcome => Assert.NotNull(outcome.Folder));
        Assert.Contains(FleetStage.NotSwept("host-b, host-c"), _stage.Said);
        Assert.Empty(swarm.Left);
    }

    [Fact]
    public async Task ASwarmWithoutAMachineIsAFaultAndLeavesNothing()
    {
        var swarm = new PlayedSwarm(_stage.Make, "a") { Dying = { [0] = "a" } };

        var fault = await Assert.ThrowsAsync<Fault>(() => _stage.Run(swarm, Cancel));

        Assert.Equal((ExitCode.NoEngine, "No machine of the swarm is ready; 'docker node ls' says why."), (fault.ExitCode, fault.Message));
        Assert.Empty(_stage.Registry.Tags);
    }

    public void Dispose() => _stage.Dispose();

    private static void Refuse(bool isRefused)
    {
        if (isRefused)
            throw new Fault(ExitCode.NoEngine, "The engine refused.");
    }
}
