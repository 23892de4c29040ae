using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Running.Ports;
using ImageBench.Tests.Running;
using static ImageBench.Tests.Running.RunnerBench;

namespace ImageBench.Tests.Model.Builds;

/// <summary>What is in the cache when a build of each state begins, and what tells that it was not.</summary>
public sealed class CacheStateTests : IDisposable
{
    private readonly RunnerBench _bench = new();

    [Fact]
    public async Task AColdBuildIsStartedFromAndNeedsNoPriming()
    {
        var engine = new FakeEngine(_bench.Time);
        var ledger = await _bench.Run(engine, Cold("single"), Warm("single"));

        Assert.Equal(
            [
                "build single buildkit cold",
                "keep single cold built",
                "read single buildkit",
                "build single buildkit",
                "keep single warm built",
            ],
            engine.Calls);
        Assert.Equal(2, ledger.Builds.Count);
    }

    [Fact]
    public async Task AWarmBuildWithNothingToStartFromIsPrimedOnceAndPrimingIsNoRow()
    {
        var engine = new FakeEngine(_bench.Time);
        var ledger = await _bench.Run(engine, Warm("single"), Warm("single", 2), Warm("single", 3, Builder.Classic));

        Assert.Equal(
            [
                "build single buildkit",
                "build single buildkit",
                "keep single warm built",
                "read single buildkit",
                "build single buildkit",
                "keep single warm built",
                "build single classic",
                "build single classic",
                "keep single warm built",
                "read single classic",
            ],
            engine.Calls);
        Assert.Equal([1, 2, 3], ledger.Builds.Select(build => build.Key.Round));
        Assert.Equal(2, _bench.Events.OfType<RunEvent.Priming>().Count());
    }

    [Fact]
    public async Task APrimingThatFailsIsTheRow()
    {
        var engine = new FakeEngine(_bench.Time) { Ends = _ => BuildStatus.Failed };
        var ledger = await _bench.Run(engine, Warm("single"));

        var row = Assert.Single(ledger.Builds);
        Assert.Equal((BuildStatus.Failed, "it failed", CacheState.Warm), (row.Outcome.Status, row.Outcome.Error, row.Key.Cache));
        Assert.Single(engine.Requests);
        Assert.DoesNotContain(_bench.Events, happened => happened is RunEvent.BuildStarted);
    }

    [Fact]
    public async Task OnAPrivateEngineAColdBuildEmptiesTheCacheAndIsNotToldToUseNone()
    {
        var engine = new FakeEngine(_bench.Time) { IsPrivate = true };
        await _bench.Run(engine, Cold("single"), Warm("single"), Cold("multi"), Warm("single", 2), Warm("multi"));

        Assert.Equal(
            [
                "prune",
                "build single buildkit",
                "build single buildkit",
                "prune",
                "build multi buildkit",
                "build single buildkit",
                "build single buildkit",
                "build multi buildkit",
            ],
            engine.Calls.Where(call => call.StartsWith("build", StringComparison.Ordinal) || call == "prune"));
        // The cold build of multi took what single's warm one of round 2 starts from.
        Assert.Equal(
            (2, "single"),
            (Assert.Single(_bench.Events.OfType<RunEvent.Priming>()).Build.Key.Round, _bench.Events
                .OfType<RunEvent.Priming>()
                .Single().Build.Key.Variant));
    }

    [Fact]
    public async Task TheClassicBuildersCacheIsItsImagesWhichNoPruningTakes()
    {
        var engine = new FakeEngine(_bench.Time) { IsPrivate = true };
        await _bench.Run(engine, Cold("single", 1, Builder.Classic), Cold("multi"), Warm("single", 1, Builder.Classic));

        Assert.Equal(
            ["build single classic cold", "prune", "build multi buildkit", "build single classic"],
            engine.Calls.Where(call => call.StartsWith("build", StringComparison.Ordinal) || call == "prune"));
    }

    [Theory]
    [InlineData("incremental-source")]
    [InlineData("incremental-dependency")]
    public async Task AnIncrementalBuildStartsFromTheUnchangedOneAndSendsAChange(string word)
    {
        var state = Words.Find<CacheState>(word)!.Value;
        var engine = new FakeEngine(_bench.Time);
        var ledger = await _bench.Run(engine, Some.Key("single", state), Some.Key("single", state, 2), Warm("single"));

        Assert.Equal(
            [FakeEngine.Unchanged.Bytes, 120, 120, FakeEngine.Unchanged.Bytes],
            engine.Requests.Select(request => request.Context.Size.Bytes));
        Assert.All(ledger.Builds, build => Assert.Equal(BuildStatus.Built, build.Outcome.Status));
    }

    [Fact]
    public async Task AWarmBuildWhoseCacheWasTakenIsInvalidAndNamesTheStepAndItsImageIsReadAllTheSame()
    {
        FakeEngine? engine = null;
        engine = new FakeEngine(_bench.Time) { Ends = _ => Pruned(engine!) };
        var ledger = await _bench.Run(engine, Warm("single"));

        var build = Assert.Single(ledger.Builds);
        Assert.Equal(
            (BuildStatus.Invalid,
                "in a warm build the step '[2/2] RUN go build' ran, though nothing had changed: its cached result was gone"),
            (build.Outcome.Status, build.Outcome.Error));
        Assert.Equal("single", Assert.Single(ledger.Images).Variant);

        static BuildStatus Pruned(FakeEngine engine)
        {
            engine.Prune();
            return BuildStatus.Built;
        }
    }

    [Fact]
    public async Task AnIncrementalBuildWhoseChangeIsNotSentIsValidWhenNothingRuns()
    {
        var engine = new FakeEngine(_bench.Time);
        var ledger = await _bench.Run(
            engine, [Cold("single"), Some.Key("single", CacheState.IncrementalSource)], _ => { }, changeIsIgnored: true);

        Assert.Equal([BuildStatus.Built, BuildStatus.Built], ledger.Builds.Select(build => build.Outcome.Status));
        Assert.Equal(0, ledger.Builds[1].Outcome.Steps.Count(step => step.Number is not null && step.Ran));
    }

    public void Dispose() => _bench.Dispose();
}
