using ImageBench.EngineTests.Stage;
using ImageBench.Model.Builds;
using ImageBench.Model.Options;
using ImageBench.Running.Ports;

namespace ImageBench.EngineTests.Sessions;

/// <summary>The engine's machine as a host of the steps ("host-gateway"), whose address the builder itself tells.</summary>
[Collection(BothEnginesCollection.Name)]
public class HostGatewayTests(TestEngine installed, NewerEngine newer)
{
    private static readonly BuildOptions Options = BuildOptions.None with { Hosts = ["up.local=host-gateway", "own.local=10.1.2.3"] };

    [Fact]
    public async Task StepsKnowItWhereTheBuilderTellsIt()
    {
        var engine = await BothEnginesCollection.Start(BothEnginesCollection.Newer, installed, newer);
        await using var bench = Bench(engine);

        var outcome = await engine.Build(bench.Request() with { Options = Options }, _ => { }, TestContext.Current.CancellationToken);

        Assert.True(outcome.Status == BuildStatus.Built, outcome.Error);
        Assert.Matches(@"(?m)^[0-9.]+\s+up\.local", await bench.Read(outcome, "/hosts"));
    }

    [Fact]
    public async Task WhereItDoesNotTheBuildSaysSo()
    {
        var engine = await BothEnginesCollection.Start(BothEnginesCollection.Installed, installed, newer);
        await using var bench = Bench(engine);

        var outcome = await engine.Build(bench.Request() with { Options = Options }, _ => { }, TestContext.Current.CancellationToken);

        Assert.Equal(BuildStatus.Failed, outcome.Status);
        Assert.Contains("up.local=host-gateway, and this builder does not say", outcome.Error!, StringComparison.Ordinal);
    }

    private static SessionBench Bench(IEngine engine) =>
        new SessionBench(engine).With("Dockerfile", $"FROM imagebench/busybox\nRUN cat /etc/hosts > /hosts && echo {Guid.NewGuid()}\n");
}
