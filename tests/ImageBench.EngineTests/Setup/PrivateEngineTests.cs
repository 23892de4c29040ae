using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;
using ImageBench.Model;
using ImageBench.Provisioning;
using ImageBench.Provisioning.Engine;

namespace ImageBench.EngineTests.Setup;

/// <summary>A private engine comes and goes without a trace, and without touching what else is on the host.</summary>
public class PrivateEngineTests(TestEngine engine)
{
    private static readonly string[] TwoOnScratch = ["FROM scratch\nCOPY file /a\n", "FROM scratch\nCOPY file /b\nCOPY file /c\n"];

    [Fact]
    public async Task NothingOfItRunsAfterARun()
    {
        engine.Need();
        using var place = OnScratch();

        (await Harness.Run(
            place.Path, "--scenarios", place.Scenarios, "--results", place.Results, "--engine", "private", "--rounds", "1")).Ended(0);

        Assert.Equal("", await Traces(place.Path));
    }

    [Fact]
    public async Task TheHostsNetworkIsAsItWas()
    {
        engine.Need();
        using var place = OnScratch();
        // As another engine's would stand there: a dockerd without a bridge of its own would delete it.
        await Shell.Run("ip link show docker0 || ip link add docker0 type bridge");
        try
        {
            var before = await Network();
            (await Harness.Run(
                place.Path, "--scenarios", place.Scenarios, "--results", place.Results, "--engine", "private", "--rounds", "1")).Ended(0);
            Assert.Equal(before, await Network());
        }
        finally
        {
            await Shell.Run("ip link delete docker0");
        }
    }

    [Fact]
    public async Task OneStateFolderServesOneRunAtATime()
    {
        engine.Need();
        using var place = OnScratch();

        var result =
            (await Harness.Run(engine.State, "--scenarios", place.Scenarios, "--results", place.Results, "--engine", "private")).Ended(3);

        Assert.Contains("is in use by another run", result.Error, StringComparison.Ordinal);
        Assert.Empty(place.Runs);
    }

    [Fact]
    public async Task OneThatAKilledRunLeftIsEndedByCleanAndByTheNextRun()
    {
        engine.Need();
        using var place = OnScratch();
        foreach (var next in (string[][])
        [
            ["clean"],
            ["--scenarios", place.Scenarios, "--results", place.Results, "--engine", "private", "--rounds", "1"],
        ])
        {
            await KillAfterTheFirstBuild(place);
            Assert.NotEqual("", await Traces(place.Path));

            // Another engine answers too: both are cleaned.
            var result = (await Harness.RunWith([$"DOCKER_HOST={engine.Address}"], place.Path, next)).Ended(0);

            Assert.Equal("", await Traces(place.Path));
            if (next is ["clean"])
                Assert.Contains("Removed what run ", result.Output, StringComparison.Ordinal);
            Directory.Delete(place.Results, recursive: true);
        }
    }

    [Fact]
    public async Task AnEngineThatCannotStartSaysWhyAndLeavesNothing()
    {
        engine.Need();
        using var place = new Workplace();
        // Where dockerd wants its data there is a file.
        Directory.CreateDirectory(Path.Combine(place.Path, "engine"));
        await File.WriteAllTextAsync(Path.Combine(place.Path, "engine", "data"), "in the way", TestContext.Current.CancellationToken);

        var fault = await Assert.ThrowsAsync<Fault>(() =>
            PrivateEngine.Start(new StateFolder(place.Path), _ => { }, TimeProvider.System, TestContext.Current.CancellationToken));

        Assert.Equal(ExitCode.NoEngine, fault.ExitCode);
        Assert.Contains("dockerd ended while it was starting; the last lines of", fault.Message, StringComparison.Ordinal);
        Assert.Equal("", await Traces(place.Path));
    }

    private static async Task KillAfterTheFirstBuild(Workplace place)
    {
        using var harness = Harness.Start(
            place.Path, ["--scenarios", place.Scenarios, "--results", place.Results, "--engine", "private", "--rounds", "1000"]);
        await harness.Until(() => Task.FromResult(place.Runs.Any(run => Csv.Read(run, "builds.csv").Count > 0)));
        harness.Signal(Signals.Kill);
        await harness.End();
    }

    private static Workplace OnScratch() =>
        new Workplace().Scenario("tiny", ("a", TwoOnScratch[0]), ("b", TwoOnScratch[1])).With("tiny", "file", "x");

    // Processes whose command line, mounts whose path and bridges whose name belong to that state folder.
    private static async Task<string> Traces(string state)
    {
        var processes = Directory.GetDirectories("/proc")
            .Where(folder => Path.GetFileName(folder).All(char.IsAsciiDigit))
            .Select(ProcessArguments.Of)
            .Where(line => line.Contains(state + "/", StringComparison.Ordinal));
        var mounts = (await File.ReadAllLinesAsync("/proc/mounts", TestContext.Current.CancellationToken)).Where(line =>
            line.Contains($" {state}/", StringComparison.Ordinal));
        var bridge = new Bridge(new StateFolder(state).EngineFolder);
        return string.Join('\n', [.. processes, .. mounts, .. bridge.Exists ? [bridge.Name] : Array.Empty<string>()]);
    }

    private static Task<string> Network() =>
        Shell.Run(
            "ip -o address; ip route; if command -v iptables-save >/dev/null; then iptables-save | grep -v '^#' | sed "
                + "'s/\\[[0-9:]*\\]//'; fi; cat /proc/sys/net/ipv4/ip_forward");
}
