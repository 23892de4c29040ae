using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Running.Checks;
using ImageBench.Running.Ports;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Running.Checks;

public sealed class VariantCheckTests : IDisposable
{
    private static readonly VariantKey Key = new("app", "single", Builder.BuildKit);

    private readonly FakeTimeProvider _time = new(Some.Time);
    private readonly CancellationTokenSource _cancel = new();

    [Fact]
    public async Task WithoutACheckAContainerThatEndsWithZeroIsStarted()
    {
        var containers = new FakeContainers();

        Assert.Equal(CheckResult.Started, (await Run(containers, null)).Result);
        Assert.Equal(["start c1 of sha256:1", "remove c1"], containers.Calls);
    }

    [Fact]
    public async Task WithoutACheckAContainerThatEndsOtherwiseFailed()
    {
        var failure =
            (await Run(
                new FakeContainers { State = new ContainerState(false, 2, false, null), Log = new ContainerLog("begin\n", "boom\n") },
                null)).Failure!;

        Assert.Equal(
            ("the container, to run on or to end with exit code 0", "the container ended with exit code 2 after 0.0 s"),
            (failure.Asked, failure.Came));
        Assert.Equal(["begin", "boom"], failure.Log);
    }

    [Fact]
    public async Task AnImageThatStartsNothingIsOnlyAFailureWhereThereIsACheck()
    {
        var containers = new FakeContainers { MakingRefusal = "No command specified" };

        Assert.Equal(CheckResult.None, (await Run(containers, null)).Result);
        var failure = (await Run(containers, Command(0))).Failure!;
        Assert.Equal(("the container, to start", "the engine refused: No command specified"), (failure.Asked, failure.Came));
        Assert.Equal("The image has neither ENTRYPOINT nor CMD, so there is nothing to start.", failure.Cause);
    }

    [Theory]
    [InlineData(0, "hello", null, null)]
    [InlineData(3, "hello", null, "the container ended with exit code 0 after 0.0 s")]
    [InlineData(0, "bye", null, "the standard output does not hold 'bye'")]
    [InlineData(0, "hello", "warned", "the standard error does not hold 'warned'")]
    public async Task ACommandIsHeldToItsExitCodeAndItsWords(int exitCode, string output, string? error, string? came)
    {
        var containers = new FakeContainers { Log = new ContainerLog("hello world\n", "") };
        var check = await Run(containers, Command(exitCode, output, error));

        Assert.Equal((came is null ? CheckResult.Passed : CheckResult.Failed, came), (check.Result, check.Failure?.Came));
    }

    [Fact]
    public async Task WhatStillRunsIsAskedForAShellAndStopped()
    {
        var containers = new FakeContainers { RunsOn = true, State = new ContainerState(true, 0, false, null), ExecCode = null };
        var running = Run(containers, null);
        // Only until the moment has passed: afterwards the clock would run into the time that stopping takes.
        while (containers.Calls.Count < 2 && !running.IsCompleted)
        {
            _time.Advance(StartCheckRun.Moment);
            await Task.Yield();
        }

        var check = await running;
        Assert.Equal((CheckResult.Started, false, true), (check.Result, check.CanExec, check.StopsOnSignal));
        Assert.Equal(["start c1 of sha256:1", "execute sh -c exit 0", "stop c1", "remove c1"], containers.Calls);
    }

    [Fact]
    public async Task APortThatSomebodyTookIsTriedAgain()
    {
        const string Taken = "driver failed programming external connectivity: listen tcp4 127.0.0.1:49153: bind: address already in use";
        var containers = new FakeContainers { StartRefusal = number => number < 3 ? Taken : "something else" };
        var check = await Run(containers, Command(0));

        Assert.Equal("the engine refused: something else", check.Failure!.Came);
        Assert.Equal(
            ["start c1 of sha256:1", "remove c1", "start c2 of sha256:1", "remove c2", "start c3 of sha256:1", "remove c3"],
            containers.Calls);
    }

    [Fact]
    public async Task IsRemovedAlsoWhenTheRunIsInterrupted()
    {
        var containers = new FakeContainers { RunsOn = true, State = new ContainerState(true, 0, false, null) };
        var running = Run(containers, Command(0));
        await _cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal("remove c1", containers.Calls[^1]);
    }

    [Fact]
    public async Task ARemovalThatTakesLongIsNotWaitedForAndInterruptsNothing()
    {
        var containers = new FakeContainers { Removing = cancel => Task.Delay(Timeout.Infinite, cancel) };
        var running = Run(containers, null);
        while (!running.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(CheckResult.Started, (await running).Result);
        Assert.Equal(["start c1 of sha256:1", "remove c1"], containers.Calls);
    }

    [Fact]
    public async Task ItsMeansAreLimitedAndItCarriesTheLabel()
    {
        var containers = new FakeContainers();
        await Run(containers, Command(0) with { Memory = new ByteSize(64_000_000), ReadOnlyRoot = true });

        var request = Assert.Single(containers.Requests);
        Assert.Equal(
            ("sha256:1", null, 64_000_000, true, "the run"),
            (request.ImageId, request.Port, request.Memory.Bytes, request.ReadOnlyRoot, request.Labels["imagebench.run"]));
    }

    public void Dispose() => _cancel.Dispose();

    private static CommandCheck Command(int exitCode, string? output = null, string? error = null) =>
        new(exitCode, new TextRule(output, null), new TextRule(error, null), TimeSpan.FromSeconds(30));

    private Task<CheckRecord> Run(FakeContainers containers, CheckSpec? spec) =>
        new VariantCheck(containers, new Dictionary<string, string> { ["imagebench.run"] = "the run" }, _time).Run(
            Key, 0, "sha256:1", spec, _cancel.Token);
}
