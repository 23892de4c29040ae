using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Endpoints;

/// <summary>An engine behind SSH, as Docker's own tools reach one.</summary>
public class SshTests(TestEngine engine)
{
    [Fact]
    public async Task ARunThereBuildsByASessionAndLeavesNothing()
    {
        engine.Need();
        using var server = await SshServer.Start();
        using var place = SmallRun.Place();
        var before = await engine.Holdings();

        var run = await Harness.RunWith(
            [$"PATH={server.Programs}:{Environment.GetEnvironmentVariable("PATH")}"],
            engine.State,
            SmallRun.Arguments(place, "--engine", server.Address(engine.Endpoint)));

        run.Ended(0);
        SmallRun.IsBuilt(place, "session");
        Assert.Equal(before, await engine.Holdings());
    }
}
