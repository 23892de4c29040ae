using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Running.Ports;

namespace ImageBench.Tests.Running.Checks;

/// <summary>An image's own HEALTHCHECK.</summary>
public sealed class HealthCheckTests : IDisposable
{
    private readonly CheckStage _stage = new();

    [Fact]
    public async Task AnImagesOwnHealthCheckIsAskedUntilItSucceeds()
    {
        var containers = new FakeContainers { RunsOn = true, State = Healthy(retries: 3), ExecCode = asked => asked < 4 ? 1 : 0 };
        var check = await Advancing(_stage.Run(containers, null), containers);

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
        var failure = (await Advancing(_stage.Run(containers, null), containers)).Failure!;

        Assert.Equal(
            (
                "the image's own HEALTHCHECK (curl -f localhost), to end with exit code 0",
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

        Assert.Equal(CheckResult.Passed, (await Advancing(_stage.Run(containers, null), containers)).Result);
    }

    [Theory]
    [InlineData(true, "Failed")]
    [InlineData(null, "Started")]
    public async Task AHealthCheckThatTheScenarioAsksForMustBeThere(bool? asked, string result)
    {
        var containers = new FakeContainers { State = new ContainerState(false, 0, false, null) };

        Assert.Equal(result, (await _stage.Run(containers, new ImageCheck(TimeSpan.FromMinutes(1), asked))).Result.ToString());
    }

    [Fact]
    public async Task AHealthCheckThatTheScenarioDoesNotWantIsNotAsked()
    {
        var containers = new FakeContainers { State = Healthy(retries: 1) with { IsRunning = false }, ExecCode = _ => 1 };

        Assert.Equal(CheckResult.Started, (await _stage.Run(containers, new ImageCheck(TimeSpan.FromMinutes(1), false))).Result);
    }

    public void Dispose() => _stage.Dispose();

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
            _stage.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        return await running;
    }
}
