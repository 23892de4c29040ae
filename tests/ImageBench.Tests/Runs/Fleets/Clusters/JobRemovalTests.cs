using ImageBench.Model;
using k8s.Models;
using static ImageBench.Tests.Runs.Fleets.Clusters.SomePod;

namespace ImageBench.Tests.Runs.Fleets.Clusters;

/// <summary>Whatever ends a job on a cluster, nothing of it is left there, and what is of others is.</summary>
public sealed class JobRemovalTests : IAsyncDisposable
{
    private readonly ClusterStage _stage = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OneThatNeverAnswersAgainEndsItAndTheJobIsRemovedWhereItCanBe()
    {
        _stage.Cluster.Refuse = what => what == "GET pods" ? (503, "apiserver is starting") : null;

        var fault = await Assert.ThrowsAsync<Fault>(() => _stage.Run(Cancel));

        Assert.Equal(ExitCode.NoEngine, fault.ExitCode);
        Assert.Null(_stage.Cluster.Held);
    }

    [Fact]
    public async Task WhoMayNotSeeThePodsLeavesNoJobBehind()
    {
        _stage.Cluster.Refuse = what => what == "GET pods" ? (403, "pods is forbidden: User \"me\" cannot list resource \"pods\"") : null;

        var fault = await Assert.ThrowsAsync<Fault>(() => _stage.Run(Cancel));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.Null(_stage.Cluster.Held);
    }

    [Fact]
    public async Task AnInterruptedFleetLeavesNothing()
    {
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await _stage.Send(1, PlayedCluster.Uid, Cancel);
        _stage.Cluster.Then(null, UnderWay(0), UnderWay(1));
        _stage.Cluster.Refuse = what =>
        {
            if (what == "GET pods")
                interrupt.Cancel();
            return null;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _stage.RunWithRegistry(interrupt.Token));

        Assert.Equal(["POST jobs", "DELETE jobs"], _stage.Changes);
        Assert.Null(_stage.Cluster.Held);
        Assert.Empty(_stage.Registry.Tags);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"metadata\":7}")]
    public async Task AJobWhoseStartWasNotAnsweredIsFoundAndRemoved(string answer)
    {
        _stage.Cluster.Odd = what => what == "POST jobs" ? answer : null;

        var fault = await Assert.ThrowsAsync<Fault>(() => _stage.Run(Cancel));

        Assert.Equal(ExitCode.NoEngine, fault.ExitCode);
        Assert.Contains(
            " gave an answer that cannot be read when it was to start the Job nightly (", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["POST jobs", "DELETE jobs"], _stage.Changes);
        Assert.Null(_stage.Cluster.Held);
    }

    [Fact]
    public async Task AJobThatSomebodyElseStartedMeanwhileIsLeft()
    {
        var theirs = new V1Job { Metadata = new V1ObjectMeta { Name = "nightly", Uid = "theirs" } };
        _stage.Cluster.Refuse = what =>
        {
            if (what == "POST jobs")
                _stage.Cluster.Held = theirs;
            return null;
        };

        var fault = await Assert.ThrowsAsync<Fault>(() => _stage.Run(Cancel));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.StartsWith("A Job nightly is at ", fault.Message, StringComparison.Ordinal);
        Assert.Empty(_stage.Changes);
        Assert.Same(theirs, _stage.Cluster.Held);
    }

    [Fact]
    public async Task AJobThatWasPutInItsPlaceIsLeft()
    {
        var theirs = new V1Job { Metadata = new V1ObjectMeta { Name = "nightly", Uid = "theirs" } };
        _stage.Cluster.Then(null, UnderWay(0), UnderWay(1));
        _stage.Cluster.Refuse = what =>
        {
            if (what == "GET pods")
                _stage.Cluster.Held = theirs;
            return null;
        };

        var fault = await Assert.ThrowsAsync<Fault>(() => _stage.Run(Cancel));

        Assert.Equal("The Job nightly was removed by somebody else while it was followed: run it again.", fault.Message);
        Assert.Same(theirs, _stage.Cluster.Held);
    }

    [Fact]
    public async Task WhatAnEarlierJobLeftInTheRegistryIsNeitherTakenNorRemoved()
    {
        await _stage.Send(1, "of yesterday", Cancel);
        await _stage.Send(2, PlayedCluster.Uid, Cancel);
        _stage.Cluster.Then("Complete", Done(0), Done(1));

        await _stage.RunWithRegistry(Cancel);

        Assert.False(Directory.Exists(Path.Combine(_stage.Parts, "shard-1-of-2")));
        Assert.True(Directory.Exists(Path.Combine(_stage.Parts, "shard-2-of-2")));
        Assert.Equal(["nightly-shard-1"], _stage.Registry.Tags);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(409)]
    public async Task ARemovalThatTheClusterPutsOffIsAskedForAgain(int status)
    {
        var left = 3;
        _stage.Cluster.Refuse = what => what.StartsWith("DELETE", StringComparison.Ordinal) && left-- > 0 ? (status, "not now") : null;
        _stage.Cluster.Then("Complete", Done(0), Done(1));

        Assert.Equal(ExitCode.Good, await _stage.Run(Cancel));

        Assert.Null(_stage.Cluster.Held);
    }

    [Fact]
    public async Task AJobThatMayNotBeRemovedIsNamedAndTheRunHolds()
    {
        _stage.Cluster.Refuse = what => what.StartsWith("DELETE", StringComparison.Ordinal) ? (403, "jobs is forbidden") : null;
        _stage.Cluster.Then("Complete", Done(0), Done(1));

        Assert.Equal(ExitCode.Good, await _stage.Run(Cancel));

        Assert.Contains("'kubectl delete job nightly' removes it.", _stage.Said[^1], StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();
}
