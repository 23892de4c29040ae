using ImageBench.EngineTests.Stage;
using ImageBench.Model.Builds;
using ImageBench.Running.Ports;

namespace ImageBench.EngineTests.Sessions;

/// <summary>
/// A parent that was had before the clock. Its registry is not asked for it again within a build, where it may be slow or have moved on.
/// </summary>
[Collection(BothEnginesCollection.Name)]
public class LocalParentTests(TestEngine installed, NewerEngine newer)
{
    [Theory]
    [InlineData(BothEnginesCollection.Installed)]
    [InlineData(BothEnginesCollection.Newer)]
    public async Task ABuildIsMadeOnTheImageThatWasInspectedAndAsksNoRegistry(string name)
    {
        var cancel = TestContext.Current.CancellationToken;
        var engine = await BothEnginesCollection.Start(name, installed, newer);
        using var registry = await Registry.Start();
        var parent = $"{registry.Host}/moving:latest";
        await Push("today", registry);
        Assert.Null(await engine.Pull(parent, _ => { }, cancel));
        var inspected = await engine.FindImage(parent, cancel);
        // What a public tag does overnight.
        var tomorrow = await Push("tomorrow", registry);
        // Pushing from the same engine takes the name away.
        await engine.Transfers.Tag(inspected!.Id, parent, cancel);
        await using var bench = new SessionBench(engine)
            .With("made", $"{Guid.NewGuid()}")
            .With("Dockerfile", $"FROM {parent} AS one\nCOPY made /one\nFROM {parent}\nCOPY --from=one /one /made\n");
        registry.Asked.Clear();

        var outcome = await bench.Build(bench.Request() with { NoCache = true }, engine);

        Assert.Equal(BuildWay.Session, outcome.Way);
        Assert.Empty(registry.Asked);
        var built = await engine.FindImage(outcome.ImageId!, cancel);
        Assert.Equal(inspected.DiffIds, built!.DiffIds.Take(inspected.DiffIds.Count));
        Assert.NotEqual(tomorrow.DiffIds, inspected.DiffIds);
        await engine.Transfers.Remove(parent, cancel);
    }

    // Of layers that no engine has in another form: one that has takes no part of a pull that it has unpacked already.
    private async Task<EngineImage> Push(string day, Registry registry)
    {
        await using var bench = new SessionBench(installed)
            .With("day", $"{day} {Guid.NewGuid()}")
            .With("Dockerfile", "FROM scratch\nCOPY day /day\n");
        var outcome = await bench.Build();
        await registry.Push(installed.Endpoint, outcome.ImageId!, "moving");
        return (await installed.Engine.FindImage(outcome.ImageId!, TestContext.Current.CancellationToken))!;
    }
}
