using ImageBench.Engine;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.EngineTests.Stage;
using ImageBench.Model.Builds;

namespace ImageBench.EngineTests.Sessions;

/// <summary>Where the first way to the builder is not there, another one gives the same image.</summary>
public class OtherWaysTests(TestEngine engine)
{
    private const string Dockerfile = "FROM imagebench/busybox\nCOPY . /c\nRUN cat /c/file > /out\n";

    [Fact]
    public async Task WhereConnectionsMayNotBeUpgradedTheContextGoesInATar()
    {
        engine.Need();
        await using var proxy = SocketProxy.Refusing(engine);

        var outcome = await BuildThrough(proxy);

        Assert.Equal(BuildWay.Tar, outcome.Way);
        Assert.True(outcome.Sent!.Value.Bytes > 1024);
    }

    [Fact]
    public async Task WhereTheSocketItselfTakesHttp2TheSessionIsACallOnIt()
    {
        engine.Need();
        await using var proxy = SocketProxy.TakingHttp2(engine.Endpoint);

        var outcome = await BuildThrough(proxy);

        Assert.Equal(BuildWay.Session, outcome.Way);
        Assert.True(outcome.Sent!.Value.Bytes > 300_000);
    }

    private async Task<BuildOutcome> BuildThrough(SocketProxy proxy)
    {
        await using var bench = new SessionBench(engine)
            .With("Dockerfile", Dockerfile)
            .With("file", $"{Guid.NewGuid()}")
            .With("large", new string('x', 300_000));
        using var docker = await DockerEngine.Connect(
            new EngineAddress(proxy.Endpoint, "the tests"), isPrivate: true, TimeProvider.System, TestContext.Current.CancellationToken);

        var outcome = await bench.Build(bench.Request(), docker);

        Assert.Equal(3, outcome.StepCounts!.Total);
        Assert.Equal(
            await File.ReadAllTextAsync(Path.Combine(bench.Folder, "file"), TestContext.Current.CancellationToken),
            await bench.Read(outcome, "/out"));
        return outcome;
    }
}
