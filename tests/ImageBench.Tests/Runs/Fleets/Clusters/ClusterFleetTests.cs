using ImageBench.Model;
using static ImageBench.Tests.Runs.Fleets.Clusters.SomePod;

namespace ImageBench.Tests.Runs.Fleets.Clusters;

/// <summary>How a job on a cluster is followed.</summary>
public sealed class ClusterFleetTests : IAsyncDisposable
{
    private readonly ClusterStage _stage = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EachPartIsFollowedAndAllIsRemovedAtTheEnd()
    {
        _stage.Cluster.Then(null, Waiting(0), Waiting(1))
            .Then(null, Beginning(0, "ContainerCreating"), Waiting(1))
            .Then(null, UnderWay(0), Waiting(1))
            .Then(null, UnderWay(0), Waiting(1))
            .Then(null, Done(0), UnderWay(1))
            .Then("Complete", Done(0), Done(1));

        var ended = await _stage.Run(Cancel);

        Assert.Equal(ExitCode.Good, ended);
        Assert.Equal(
            [
                "The Job nightly is started.", "Shard 1/2 waits for a machine.", "Shard 2/2 waits for a machine.",
                "Shard 1/2 begins on m0.", "Shard 1/2 runs on m0.",
                "Shard 1/2 done on m0.", "Shard 2/2 runs on m1.", "Shard 2/2 done on m1.",
            ],
            _stage.Said);
        Assert.Equal(["POST jobs", "DELETE jobs"], _stage.Changes);
        Assert.Contains("\"propagationPolicy\":\"Foreground\"", _stage.Cluster.Changes.Last().Body, StringComparison.Ordinal);
        Assert.Null(_stage.Cluster.Held);
    }

    [Fact]
    public async Task WhatHindersAPodIsToldOnceHoweverOftenItIsTriedAgain()
    {
        _stage.Cluster.Then(null, Waiting(0, "Unschedulable", "0/3 nodes are available: 3 Insufficient cpu."))
            .Then(null, Waiting(0, "Unschedulable", "0/4 nodes are available: 4 Insufficient cpu."))
            .Then(null, Beginning(0, "ErrImagePull", "no such host"), Beginning(1, "ContainerCreating"))
            .Then(null, Beginning(0, "ImagePullBackOff", "Back-off pulling image"), UnderWay(1))
            .Then(null, Beginning(0, "ErrImagePull", "no such host"), UnderWay(1))
            .Then("Complete", Done(0), Done(1));

        await _stage.Run(Cancel);

        Assert.Equal(
            [
                "Shard 1/2 waits for a machine: Unschedulable (0/3 nodes are available: 3 Insufficient cpu).",
                "Shard 1/2 begins on m0: ErrImagePull (no such host).",
                "Shard 1/2 begins on m0: ImagePullBackOff (Back-off pulling image).",
                "Shard 1/2 done on m0.",
            ],
            _stage.Said.Where(line => line.StartsWith("Shard 1", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 4)]
    [InlineData(137, 1)]
    public async Task APartThatFailedEndsAsARunDoesThatFailedSo(int exitCode, int ended)
    {
        _stage.Cluster.Then("Failed", Done(0), Failed(1, exitCode));

        Assert.Equal(ended, (int)await _stage.Run(Cancel));

        Assert.Contains($"Shard 2/2 failed on m1: exit code {exitCode}.", _stage.Said);
        Assert.Null(_stage.Cluster.Held);
    }

    [Fact]
    public async Task APartThatIsBegunAnewIsToldByItsNewestPod()
    {
        _stage.Cluster.Then(null, UnderWay(0), Evicted(1, "The node was low on resource: memory."))
            .Then(null, UnderWay(0), Again(UnderWay(1)), Evicted(1, "The node was low on resource: memory."))
            .Then("Complete", Done(0), Again(Done(1)), Evicted(1, "The node was low on resource: memory."));

        Assert.Equal(ExitCode.Good, await _stage.Run(Cancel));

        Assert.Equal(
            [
                "Shard 2/2 failed on m1: Evicted (The node was low on resource: memory).", "Shard 2/2 runs on m1.", "Shard 2/2 done on m1.",
            ],
            _stage.Said.Where(line => line.StartsWith("Shard 2", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task WhatKeepsTheClusterFromMakingPodsIsTold()
    {
        _stage.Cluster.Warnings.Add(("FailedCreate", "pods \"nightly-0-x\" is forbidden: violates PodSecurity \"restricted:latest\""));
        _stage.Cluster.Warnings.Add(("FailedCreate", "pods \"nightly-0-y\" is forbidden: violates PodSecurity \"restricted:latest\""));
        _stage.Cluster.Then(null).Then(null).Then("Failed");

        Assert.Equal(ExitCode.VariantFailed, await _stage.Run(Cancel));

        Assert.Equal(
            [
                "The Job nightly is started.",
                "The cluster warns of the Job: FailedCreate: pods \"nightly-0-x\" is forbidden: violates PodSecurity "
                    + "\"restricted:latest\".",
            ],
            _stage.Said);
    }

    [Fact]
    public async Task WhatTheClusterSaysReachesNoTerminalAsItIs()
    {
        _stage.Cluster.Then(
            "Failed", Beginning(0, "\u001b]0;x\u0007", new string('x', 100_000)), Evicted(1, "\u001b[2J" + new string('y', 9_000)));

        await _stage.Run(Cancel);

        Assert.All(_stage.Said, line => Assert.DoesNotContain('\u001b', line));
        Assert.All(_stage.Said, line => Assert.InRange(line.Length, 1, 400));
    }

    [Fact]
    public async Task AClusterThatDoesNotAnswerForAWhileIsAskedAgain()
    {
        var left = 3;
        _stage.Cluster.Refuse = what => what == "GET pods" && left-- > 0 ? (503, "apiserver is starting") : null;
        _stage.Cluster.Then(null, UnderWay(0), UnderWay(1)).Then("Complete", Done(0), Done(1));

        Assert.Equal(ExitCode.Good, await _stage.Run(Cancel));

        Assert.Single(_stage.Said, line => line.EndsWith(
            "refused to list the Job's pods: apiserver is starting. It is asked again.", StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();
}
