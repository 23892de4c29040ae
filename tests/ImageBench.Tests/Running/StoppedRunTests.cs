using ImageBench.Model;
using ImageBench.Model.Builds;
using static ImageBench.Tests.Running.RunnerBench;

namespace ImageBench.Tests.Running;

/// <summary>A run that is stopped before its end keeps what was done.</summary>
public sealed class StoppedRunTests : IDisposable
{
    private readonly RunnerBench _bench = new();

    [Fact]
    public async Task ThePlansEndIsToldFromAnInterruption()
    {
        var engine = new FakeEngine(_bench.Time);
        Assert.True(await _bench.Runner(engine, NewLedger(engine), _ => { }).Run(Planned([Cold("single")]), _bench.Cancel.Token));
        await _bench.Cancel.CancelAsync();
        Assert.False(await _bench.Runner(engine, NewLedger(engine), _ => { }).Run(Planned([Cold("single")]), _bench.Cancel.Token));
    }

    [Fact]
    public async Task CancelledInABuildItKeepsWhatWasDoneAndAsksForNoMore()
    {
        var engine = new FakeEngine(_bench.Time) { Ends = build => CancelIn(build.Number == 2) };
        var ledger = await _bench.Run(engine, Cold("single"), Cold("multi"), Cold("single", 2));

        Assert.Equal([BuildStatus.Built, BuildStatus.Cancelled], ledger.Builds.Select(build => build.Outcome.Status));
        Assert.Equal("keep multi cold cancelled", engine.Calls[^1]);
    }

    [Fact]
    public async Task CancelledWhileAnImageIsReadItKeepsTheBuild()
    {
        var engine = new FakeEngine(_bench.Time) { BeforeRead = _ => _bench.Cancel.Cancel() };
        var ledger = await _bench.Run(engine, Cold("single"), Cold("multi"));

        Assert.Equal("single", Assert.Single(ledger.Builds).Key.Variant);
        Assert.Empty(ledger.Images);
    }

    [Fact]
    public async Task CancelledWhileAContextIsListedItKeepsWhatWasDone()
    {
        var engine = new FakeEngine(_bench.Time);
        var ledger = await _bench.Run(engine, [Cold("single"), Cold("multi")], variant =>
        {
            if (variant.Name == "multi")
                _bench.Cancel.Cancel();
            _bench.Cancel.Token.ThrowIfCancellationRequested();
        });

        Assert.Equal("single", Assert.Single(ledger.Builds).Key.Variant);
    }

    [Fact]
    public async Task AnEngineThatDiesThrowsAndWhatWasDoneStays()
    {
        var engine = new FakeEngine(_bench.Time)
        {
            Ends = build => build.Number == 2 ? throw new Fault(ExitCode.NoEngine, "It is gone.") : BuildStatus.Built,
        };
        var ledger = NewLedger(engine);

        var fault = await Assert.ThrowsAsync<Fault>(() =>
            _bench.Runner(engine, ledger, _ => { }).Run(Planned([Cold("single"), Cold("multi"), Warm("single")]), _bench.Cancel.Token));

        Assert.Equal("It is gone.", fault.Message);
        Assert.Equal("single", Assert.Single(ledger.Builds).Key.Variant);
        Assert.Equal(2, engine.Requests.Count);
    }

    public void Dispose() => _bench.Dispose();

    private BuildStatus CancelIn(bool now)
    {
        if (now)
            _bench.Cancel.Cancel();
        return BuildStatus.Built;
    }
}
