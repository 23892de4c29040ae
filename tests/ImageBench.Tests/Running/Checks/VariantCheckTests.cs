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
        var containers = new FakeContainers { RunsOn = true, State = new ContainerState(true, 0, false, null), ExecCode = _ => null };
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
        var check = new VariantCheck(containers, new Dictionary<string, string>(), _time) { TellSlowStop = told.Add };
        var running = check.Run(Key, 0, "sha256:1", null, _cancel.Token);
        while (told.Count == 0 && !running.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        Assert.Equal([Key], told);
        Assert.Equal("stop c1", containers.Calls[^1]);
        stopped.SetResult();
        Assert.Equal(CheckResult.Started, (await running).Result);
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

    [Fact]
    public async Task AnImagesOwnHealthCheckIsAskedUntilItSucceeds()
    {
        var containers = new FakeContainers { RunsOn = true, State = Healthy(retries: 3), ExecCode = asked => asked < 4 ? 1 : 0 };
        var check = await Advancing(Run(containers, null), containers);

        Assert.Equal((CheckResult.Passed, null), (check.Result, check.Ready));
        Assert.Equal(
            ["start c1 of sha256:1", .. Enumerable.Repeat("execute curl -f localhost", 3), "execute sh -c exit 0", "stop c1", "remove c1"],
            containers.Calls);
    }

    [Fact]
    public async Task AnImageWhoseHealthCheckFailsAsLongAsAnEngineWouldWaitDoesNotWork()
    {
        var containers =
            new FakeContainers { RunsOn = true, State = Healthy(retries: 2), ExecCode = _ => 22, ExecOutput = "no route\n" };
        var failure = (await Advancing(Run(containers, null), containers)).Failure!;

        Assert.Equal(
            (
                "the image's own HEALTHCHECK (localhost), to end with exit code 0",
                "it ended with exit code 22: no route; it had not succeeded after 2 s"),
            (failure.Asked, failure.Came));
    }

    [Fact]
    public async Task AHealthCheckMayAskForMoreTimeThanThereIs()
    {
        var asked = Healthy(retries: 3);
        var longest = TimeSpan.FromHours(256_204_778);
        var containers = new FakeContainers
        {
            RunsOn = true,
            State = asked with { Health = asked.Health! with { Interval = longest, StartPeriod = longest } },
            ExecCode = _ => 0,
        };

        Assert.Equal(CheckResult.Passed, (await Advancing(Run(containers, null), containers)).Result);
    }

    [Theory]
    [InlineData(true, "Failed")]
    [InlineData(null, "Started")]
    public async Task AHealthCheckThatTheScenarioAsksForMustBeThere(bool? asked, string result)
    {
        var containers = new FakeContainers { State = new ContainerState(false, 0, false, null) };

        Assert.Equal(result, (await Run(containers, new ImageCheck(TimeSpan.FromMinutes(1), asked))).Result.ToString());
    }

    [Fact]
    public async Task AHealthCheckThatTheScenarioDoesNotWantIsNotAsked()
    {
        var containers = new FakeContainers { State = Healthy(retries: 1) with { IsRunning = false }, ExecCode = _ => 1 };

        Assert.Equal(CheckResult.Started, (await Run(containers, new ImageCheck(TimeSpan.FromMinutes(1), false))).Result);
    }

    [Fact]
    public async Task WhatFailsForWantOfPrivilegesIsShownToByASecondStart()
    {
        // As with sudo: it ends with an error of its own words, unless it may gain privileges.
        var containers = new FakeContainers
        {
            StateOf = asked => new ContainerState(false, asked.NewPrivileges ? 0 : 1, false, null) { User = "1000:1000" },
            Log = new ContainerLog("", "rootid: must be root\n"),
        };
        var failure = (await Run(containers, null)).Failure!;

        Assert.Equal([false, true], containers.Requests.Select(request => request.NewPrivileges));
        Assert.Equal(
            "It works when its programs may gain privileges (setuid ones, such as sudo), which those of a checked container may not: "
                + "write check: { new_privileges: true } in scenario.yaml, with what else the check says.",
            failure.Cause);
        Assert.Equal(CheckResult.Started, (await Run(containers, Start with { NewPrivileges = true })).Result);
    }

    [Theory]
    [InlineData("", "boom", 1)]
    [InlineData("root:root", "boom", 1)]
    [InlineData("app", "sh: x: not found", 1)]
    [InlineData("app", "sh: /etc/shadow: Permission denied", 2)]
    [InlineData("app", "boom", 2)]
    public async Task NoOtherFailureIsStartedTwiceForNothing(string user, string said, int starts)
    {
        var containers = new FakeContainers
        {
            State = new ContainerState(false, 1, false, null) { User = user },
            Log = new ContainerLog("", said + "\n"),
        };
        var failure = (await Run(containers, null)).Failure!;

        Assert.Equal(starts, containers.Requests.Count);
        Assert.NotEqual(true, failure.Cause?.Contains("gain privileges", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ItIsStartedWithTheVariablesAndWordsOfTheScenario()
    {
        var containers = new FakeContainers();
        await Run(containers, Start with { Environment = new Dictionary<string, string> { ["DB"] = "memory:" }, Arguments = ["serve"] });
        await Run(containers, null);

        Assert.Equal(("memory:", "serve"), (containers.Requests[0].Environment["DB"], Assert.Single(containers.Requests[0].Arguments!)));
        Assert.Empty(containers.Requests[1].Environment);
        Assert.Null(containers.Requests[1].Arguments);
    }

    [Fact]
    public async Task AContainerGoesWhileTheNextOneIsMadeAndBeforeItStarts()
    {
        var gone = new TaskCompletionSource();
        var containers = new FakeContainers { Removing = _ => gone.Task };
        var check = new VariantCheck(containers, new Dictionary<string, string>(), _time);
        await check.Run(Key, 1, "sha256:1", Start, _cancel.Token);
        var second = check.Run(Key, 2, "sha256:2", Start, _cancel.Token);

        Assert.Equal((2, false), (containers.Requests.Count, second.IsCompleted));
        Assert.Equal(["start c1 of sha256:1", "remove c1"], containers.Calls);
        gone.SetResult();
        await second;
        await check.Finish();
        Assert.Equal(["start c1 of sha256:1", "remove c1", "start c2 of sha256:2", "remove c2"], containers.Calls);
    }

    private static ImageCheck Start => new(TimeSpan.FromMinutes(1), null);

    private static ContainerState Healthy(int retries) => new(true, 0, false, null)
    {
        Health = new ContainerState.HealthProbe(
            ["curl", "-f", "localhost"], TimeSpan.Zero, TimeSpan.FromSeconds(1), retries, TimeSpan.FromSeconds(30)),
    };

    // Until it is asked to stop: afterwards the clock would run into the time that stopping takes.
    private async Task<CheckRecord> Advancing(Task<CheckRecord> running, FakeContainers containers)
    {
        while (!running.IsCompleted && !containers.Calls.Contains("stop c1"))
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        return await running;
    }

    public void Dispose() => _cancel.Dispose();

    private static CommandCheck Command(int exitCode, string? output = null, string? error = null) =>
        new(exitCode, new TextRule(output, null), new TextRule(error, null), TimeSpan.FromSeconds(30));

    private Task<CheckRecord> Run(FakeContainers containers, CheckSpec? spec) =>
        new VariantCheck(containers, new Dictionary<string, string> { ["imagebench.run"] = "the run" }, _time).Run(
            Key, 0, "sha256:1", spec, _cancel.Token);
}
