using ImageBench.Model.Builds;
using ImageBench.Running;
using ImageBench.Running.Ports;
using static ImageBench.Tests.Running.RunnerBench;

namespace ImageBench.Tests.Running;

/// <summary>A run that is gone on with makes what is not made yet, and its images again.</summary>
public sealed class ResumedRunnerTests : IDisposable
{
    private readonly RunnerBench _bench = new();

    [Fact]
    public async Task BuildsThatWereMadeAreNotMadeAgainAndStandFirst()
    {
        var engine = new FakeEngine(_bench.Time);
        var ledger = await GoOn(
            engine, [Cold("single"), Cold("multi")], Cold("single"), Cold("multi"), Cold("single", 2), Cold("multi", 2));

        Assert.Equal([Cold("single"), Cold("multi"), Cold("single", 2), Cold("multi", 2)], ledger.Builds.Select(build => build.Key));
        Assert.Equal(
            ["keep single cold built", "keep multi cold built"],
            engine.Calls.Where(call => call.StartsWith("keep", StringComparison.Ordinal)));
        Assert.Equal([1, 1, 3, 4], ledger.Builds.Select(build => build.Position));
    }

    [Fact]
    public async Task ImagesAreBuiltAgainOnceToBeReadAlsoWhereNothingIsLeftToBuild()
    {
        var engine = new FakeEngine(_bench.Time);
        var ledger = await GoOn(engine, [Cold("single"), Warm("single"), Cold("multi")], Cold("single"), Warm("single"), Cold("multi"));

        Assert.Equal(["single", "multi"], _bench.Events.OfType<RunEvent.ImageRestoring>().Select(restoring => restoring.Build.Key.Variant));
        Assert.Equal(["single", "multi"], ledger.Images.Select(image => image.Variant));
        Assert.Equal(2, engine.Requests.Count);
        Assert.Equal(3, ledger.Builds.Count);
    }

    [Fact]
    public async Task TheRestoredBuildFillsTheCacheOfAWarmOne()
    {
        var engine = new FakeEngine(_bench.Time);
        var ledger = await GoOn(engine, [Cold("single")], Cold("single"), Warm("single"));

        Assert.Empty(_bench.Events.OfType<RunEvent.Priming>());
        Assert.Equal(BuildStatus.Built, ledger.Builds[1].Outcome.Status);
    }

    [Fact]
    public async Task AVariantThatNeverBuiltIsNotTriedAgain()
    {
        var engine = new FakeEngine(_bench.Time);
        var ledger = new RunLedger(_ => { }, [Some.FailedBuild()]);
        await _bench.Runner(engine, ledger, _ => { }).Run(Planned([Cold("single"), Cold("single", 2)]), _bench.Cancel.Token);

        Assert.Empty(engine.Requests);
        Assert.Single(ledger.Builds);
    }

    public void Dispose() => _bench.Dispose();

    private async Task<RunLedger> GoOn(FakeEngine engine, BuildKey[] made, params BuildKey[] planned)
    {
        var ledger = NewLedger(engine, [.. made.Select(key => Some.Build(key, Some.Outcome()))]);
        await _bench.Runner(engine, ledger, _ => { }).Run(Planned(planned), _bench.Cancel.Token);
        return ledger;
    }
}
