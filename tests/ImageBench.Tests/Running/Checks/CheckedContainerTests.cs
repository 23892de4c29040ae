using ImageBench.Model.Runs;
using ImageBench.Running.Checks;
using ImageBench.Running.Ports;

namespace ImageBench.Tests.Running.Checks;

/// <summary>The container of a check: started, stopped and removed, whatever becomes of the check.</summary>
public sealed class CheckedContainerTests : IDisposable
{
    private readonly CheckStage _stage = new();

    [Fact]
    public async Task AProgramThatDoesNotEndOnItsStopSignalIsToldWhileThatIsWaitedFor()
    {
        var stopped = new TaskCompletionSource();
        var told = new List<VariantKey>();
        var containers = new FakeContainers
        {
            RunsOn = true,
            State = new ContainerState(true, 0, false, null),
            Stopping = () => stopped.Task,
        };
        var check = new VariantCheck(containers, new Dictionary<string, string>(), _stage.Time) { TellSlowStop = told.Add };
        var running = check.Run(CheckStage.Key, 0, "sha256:1", null, _stage.Cancel.Token);
        while (told.Count == 0 && !running.IsCompleted)
        {
            _stage.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        Assert.Equal([CheckStage.Key], told);
        Assert.Equal("stop c1", containers.Calls[^1]);
        stopped.SetResult();
        Assert.Equal(CheckResult.Started, (await running).Result);
    }

    [Fact]
    public async Task APortThatSomebodyTookIsTriedAgain()
    {
        const string Taken = "driver failed programming external connectivity: listen tcp4 127.0.0.1:49153: bind: address already in use";
        var containers = new FakeContainers { StartRefusal = number => number < 3 ? Taken : "something else" };
        var check = await _stage.Run(containers, CheckStage.Command(0));

        Assert.Equal("the engine refused: something else", check.Failure!.Came);
        Assert.Equal(
            ["start c1 of sha256:1", "remove c1", "start c2 of sha256:1", "remove c2", "start c3 of sha256:1", "remove c3"],
            containers.Calls);
    }

    [Fact]
    public async Task IsRemovedAlsoWhenTheRunIsInterrupted()
    {
        var containers = new FakeContainers { RunsOn = true, State = new ContainerState(true, 0, false, null) };
        var running = _stage.Run(containers, CheckStage.Command(0));
        await _stage.Cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal("remove c1", containers.Calls[^1]);
    }

    [Fact]
    public async Task ARemovalThatTakesLongIsNotWaitedForAndInterruptsNothing()
    {
        var containers = new FakeContainers { Removing = cancel => Task.Delay(Timeout.Infinite, cancel) };
        var running = _stage.Run(containers, null);
        while (!running.IsCompleted)
        {
            _stage.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(CheckResult.Started, (await running).Result);
        Assert.Equal(["start c1 of sha256:1", "remove c1"], containers.Calls);
    }

    [Fact]
    public async Task AfterAnInterruptionARemovalIsWaitedForNoLongerThanHalfASecond()
    {
        var limit = CancellationToken.None;
        var containers = new FakeContainers { Removing = cancel => Task.Delay(Timeout.Infinite, limit = cancel) };
        var check = new VariantCheck(containers, new Dictionary<string, string>(), _stage.Time);
        await check.Run(CheckStage.Key, 1, "sha256:1", CheckStage.Start, _stage.Cancel.Token);

        await _stage.Cancel.CancelAsync();
        Assert.False(limit.IsCancellationRequested);
        _stage.Time.Advance(TimeSpan.FromSeconds(0.5));

        Assert.True(limit.IsCancellationRequested);
        await check.Finish();
    }

    [Fact]
    public async Task AContainerGoesWhileTheNextOneIsMadeAndBeforeItStarts()
    {
        var gone = new TaskCompletionSource();
        var containers = new FakeContainers { Removing = _ => gone.Task };
        var check = new VariantCheck(containers, new Dictionary<string, string>(), _stage.Time);
        await check.Run(CheckStage.Key, 1, "sha256:1", CheckStage.Start, _stage.Cancel.Token);
        var second = check.Run(CheckStage.Key, 2, "sha256:2", CheckStage.Start, _stage.Cancel.Token);

        Assert.Equal((2, false), (containers.Requests.Count, second.IsCompleted));
        Assert.Equal(["start c1 of sha256:1", "remove c1"], containers.Calls);
        gone.SetResult();
        await second;
        await check.Finish();
        Assert.Equal(["start c1 of sha256:1", "remove c1", "start c2 of sha256:2", "remove c2"], containers.Calls);
    }

    public void Dispose() => _stage.Dispose();
}
