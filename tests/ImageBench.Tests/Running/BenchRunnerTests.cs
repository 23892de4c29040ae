using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;
using static ImageBench.Tests.Running.RunnerBench;

namespace ImageBench.Tests.Running;

/// <summary>Which builds of a plan are made, in what order, and what each is asked.</summary>
public sealed class BenchRunnerTests : IDisposable
{
    private readonly RunnerBench _bench = new();

    [Theory]
    [InlineData(BuildStatus.Failed)]
    [InlineData(BuildStatus.TimedOut)]
    internal async Task AVariantThatNeverBuiltIsSkippedAndTheOtherIsStillMeasured(BuildStatus end)
    {
        var engine = new FakeEngine(_bench.Time) { Ends = build => build.Variant == "single" ? end : BuildStatus.Built };
        var ledger = await _bench.Run(engine, Cold("single"), Cold("multi"), Warm("single"), Warm("multi"), Cold("single", 2));

        Assert.Equal(["single", "multi", "multi"], ledger.Builds.Select(build => build.Key.Variant));
        Assert.Equal([3, 5], _bench.Events.OfType<RunEvent.BuildSkipped>().Select(skipped => skipped.Build.Position));
        Assert.Equal("multi", Assert.Single(ledger.Images).Variant);
    }

    [Fact]
    public async Task AVariantThatBuiltOnceIsTriedAgainAfterAFailure()
    {
        var engine = new FakeEngine(_bench.Time) { Ends = build => build.Number == 2 ? BuildStatus.Failed : BuildStatus.Built };
        var ledger = await _bench.Run(engine, Cold("single"), Cold("single", 2), Cold("single", 3));

        Assert.Equal([BuildStatus.Built, BuildStatus.Failed, BuildStatus.Built], ledger.Builds.Select(build => build.Outcome.Status));
    }

    [Fact]
    public async Task ABuilderThatFailsDoesNotStopTheOther()
    {
        var engine = new FakeEngine(_bench.Time)
        {
            Ends = build => build.Builder == Builder.Classic ? BuildStatus.Failed : BuildStatus.Built,
        };
        var ledger = await _bench.Run(
            engine, Cold("single", 1, Builder.Classic), Cold("single"), Warm("single", 1, Builder.Classic), Warm("single"));

        Assert.Equal([Builder.Classic, Builder.BuildKit, Builder.BuildKit], ledger.Builds.Select(build => build.Key.Builder));
    }

    [Fact]
    public async Task ImagesAreReadOncePerVariantAndBuilder()
    {
        var engine = new FakeEngine(_bench.Time);
        var ledger = await _bench.Run(
            engine, Cold("single"), Warm("single"), Cold("multi"), Cold("single", 1, Builder.Classic), Cold("single", 2), Cold("multi", 2));

        Assert.Equal(
            ["read single buildkit", "read multi buildkit", "read single classic"],
            engine.Calls.Where(call => call.StartsWith("read", StringComparison.Ordinal)));
        Assert.All(ledger.Images, image => Assert.Equal((1000, 1234), (image.Facts.Unpacked.Bytes, image.EngineSize!.Value.Bytes)));
    }

    [Fact]
    public async Task PackingAndReadingAreOutsideTheClock()
    {
        var engine = new FakeEngine(_bench.Time);
        var ledger = await _bench.Run(engine, Cold("single"), Cold("multi"));

        Assert.Equal(engine.BuildsBegan, ledger.Builds.Select(build => build.StartedAt));
        Assert.All(ledger.Builds, build => Assert.Equal(FakeEngine.BuildTime, build.Outcome.Elapsed));
    }

    [Fact]
    public async Task TheLoadBeforeEachBuildIsKept() =>
        Assert.All(
            (await _bench.Run(new FakeEngine(_bench.Time), Cold("single"), Cold("multi"))).Builds,
            build => Assert.Equal(0.25, build.LoadAverage));

    [Fact]
    public async Task EveryRequestCarriesTheRunsLabelTheTimeoutAndANameOfItsOwn()
    {
        var engine = new FakeEngine(_bench.Time);
        await _bench.Run(engine, Cold("single"), Warm("single"));

        Assert.All(engine.Requests, request =>
        {
            Assert.Equal("the run", request.Labels[RunLabel.Name]);
            Assert.Equal(Some.Run().Options.Timeout, request.Timeout);
        });
        Assert.All(engine.Requests, request => Assert.True(new RunLabel("the run").IsImageName(request.Tag!)));
        Assert.Equal(engine.Requests.Count, engine.Requests.Select(request => request.Tag).Distinct().Count());
    }

    public void Dispose() => _bench.Dispose();
}
