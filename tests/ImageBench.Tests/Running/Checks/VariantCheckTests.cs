using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Running.Checks;
using ImageBench.Running.Ports;

namespace ImageBench.Tests.Running.Checks;

public sealed class VariantCheckTests : IDisposable
{
    private readonly CheckStage _stage = new();

    [Fact]
    public async Task WithoutACheckAContainerThatEndsWithZeroIsStarted()
    {
        var containers = new FakeContainers();

        Assert.Equal(CheckResult.Started, (await _stage.Run(containers, null)).Result);
        Assert.Equal(["start c1 of sha256:1", "remove c1"], containers.Calls);
    }

    [Fact]
    public async Task WithoutACheckAContainerThatEndsOtherwiseFailed()
    {
        var failure =
            (await _stage.Run(
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

        Assert.Equal(CheckResult.None, (await _stage.Run(containers, null)).Result);
        var failure = (await _stage.Run(containers, CheckStage.Command(0))).Failure!;
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
        var check = await _stage.Run(containers, CheckStage.Command(exitCode, output, error));

        Assert.Equal((came is null ? CheckResult.Passed : CheckResult.Failed, came), (check.Result, check.Failure?.Came));
    }

    [Fact]
    public async Task WhatStillRunsIsAskedForAShellAndStopped()
    {
        var containers = new FakeContainers { RunsOn = true, State = new ContainerState(true, 0, false, null), ExecCode = _ => null };
        var running = _stage.Run(containers, null);
        // Only until the moment has passed: afterwards the clock would run into the time that stopping takes.
        while (containers.Calls.Count < 2 && !running.IsCompleted)
        {
            _stage.Time.Advance(StartCheckRun.Moment);
            await Task.Yield();
        }

        var check = await running;
        Assert.Equal((CheckResult.Started, false, true), (check.Result, check.CanExec, check.StopsOnSignal));
        Assert.Equal(["start c1 of sha256:1", "execute sh -c exit 0", "stop c1", "remove c1"], containers.Calls);
    }

    [Fact]
    public async Task ItsMeansAreLimitedAndItCarriesTheLabel()
    {
        var containers = new FakeContainers();
        await _stage.Run(containers, CheckStage.Command(0) with { Memory = new ByteSize(64_000_000), ReadOnlyRoot = true });

        var request = Assert.Single(containers.Requests);
        Assert.Equal(
            ("sha256:1", null, 64_000_000, true, "the run"),
            (request.ImageId, request.Port, request.Memory.Bytes, request.ReadOnlyRoot, request.Labels["imagebench.run"]));
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
        var failure = (await _stage.Run(containers, null)).Failure!;

        Assert.Equal([false, true], containers.Requests.Select(request => request.NewPrivileges));
        Assert.Equal(
            "It works when its programs may gain privileges (setuid ones, such as sudo), which those of a checked container may not: "
                + "write check: { new_privileges: true } in scenario.yaml, with what else the check says.",
            failure.Cause);
        Assert.Equal(CheckResult.Started, (await _stage.Run(containers, CheckStage.Start with { NewPrivileges = true })).Result);
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
        var failure = (await _stage.Run(containers, null)).Failure!;

        Assert.Equal(starts, containers.Requests.Count);
        Assert.NotEqual(true, failure.Cause?.Contains("gain privileges", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ItIsStartedWithTheVariablesAndWordsOfTheScenario()
    {
        var containers = new FakeContainers();
        await _stage.Run(
            containers,
            CheckStage.Start with { Environment = new Dictionary<string, string> { ["DB"] = "memory:" }, Arguments = ["serve"] });
        await _stage.Run(containers, null);

        Assert.Equal(("memory:", "serve"), (containers.Requests[0].Environment["DB"], Assert.Single(containers.Requests[0].Arguments!)));
        Assert.Empty(containers.Requests[1].Environment);
        Assert.Null(containers.Requests[1].Arguments);
    }

    public void Dispose() => _stage.Dispose();
}
