using ImageBench.Model;
using ImageBench.Running;
using ImageBench.Running.Checks;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Running;

public sealed class BenchRunnerTests : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly FakeTimeProvider _time = new(Some.Time);
    private readonly List<RunEvent> _events = [];

    [Fact]
    public async Task AColdBuildIsStartedFromAndNeedsNoPriming()
    {
        var engine = new FakeEngine(_time);
        var ledger = await Run(engine, Cold("single"), Warm("single"));

        Assert.Equal(["build single buildkit cold", "keep single cold built", "read single buildkit", "build single buildkit", "keep single warm built"], engine.Calls);
        Assert.Equal(2, ledger.Builds.Count);
    }

    [Fact]
    public async Task AWarmBuildWithNothingToStartFromIsPrimedOnceAndPrimingIsNoRow()
    {
        var engine = new FakeEngine(_time);
        var ledger = await Run(engine, Warm("single"), Warm("single", 2), Warm("single", 3, Builder.Classic));

        Assert.Equal(
            ["build single buildkit", "build single buildkit", "keep single warm built", "read single buildkit", "build single buildkit", "keep single warm built", "build single classic", "build single classic", "keep single warm built", "read single classic"],
            engine.Calls);
        Assert.Equal([1, 2, 3], ledger.Builds.Select(build => build.Key.Round));
        Assert.Equal(2, _events.OfType<RunEvent.Priming>().Count());
    }

    [Fact]
    public async Task APrimingThatFailsIsTheRow()
    {
        var engine = new FakeEngine(_time) { Ends = _ => BuildStatus.Failed };
        var ledger = await Run(engine, Warm("single"));

        var row = Assert.Single(ledger.Builds);
        Assert.Equal((BuildStatus.Failed, "it failed", CacheState.Warm), (row.Outcome.Status, row.Outcome.Error, row.Key.Cache));
        Assert.Single(engine.Requests);
        Assert.DoesNotContain(_events, happened => happened is RunEvent.BuildStarted);
    }

    [Theory]
    [InlineData(BuildStatus.Failed)]
    [InlineData(BuildStatus.TimedOut)]
    internal async Task AVariantThatNeverBuiltIsSkippedAndTheOtherIsStillMeasured(BuildStatus end)
    {
        var engine = new FakeEngine(_time) { Ends = build => build.Variant == "single" ? end : BuildStatus.Built };
        var ledger = await Run(engine, Cold("single"), Cold("multi"), Warm("single"), Warm("multi"), Cold("single", 2));

        Assert.Equal(["single", "multi", "multi"], ledger.Builds.Select(build => build.Key.Variant));
        Assert.Equal([3, 5], _events.OfType<RunEvent.BuildSkipped>().Select(skipped => skipped.Build.Position));
        Assert.Equal("multi", Assert.Single(ledger.Images).Variant);
    }

    [Fact]
    public async Task AVariantThatBuiltOnceIsTriedAgainAfterAFailure()
    {
        var engine = new FakeEngine(_time) { Ends = build => build.Number == 2 ? BuildStatus.Failed : BuildStatus.Built };
        var ledger = await Run(engine, Cold("single"), Cold("single", 2), Cold("single", 3));

        Assert.Equal([BuildStatus.Built, BuildStatus.Failed, BuildStatus.Built], ledger.Builds.Select(build => build.Outcome.Status));
    }

    [Fact]
    public async Task ABuilderThatFailsDoesNotStopTheOther()
    {
        var engine = new FakeEngine(_time) { Ends = build => build.Builder == Builder.Classic ? BuildStatus.Failed : BuildStatus.Built };
        var ledger = await Run(engine, Cold("single", 1, Builder.Classic), Cold("single"), Warm("single", 1, Builder.Classic), Warm("single"));

        Assert.Equal([Builder.Classic, Builder.BuildKit, Builder.BuildKit], ledger.Builds.Select(build => build.Key.Builder));
    }

    [Fact]
    public async Task ImagesAreReadOncePerVariantAndBuilder()
    {
        var engine = new FakeEngine(_time);
        var ledger = await Run(engine, Cold("single"), Warm("single"), Cold("multi"), Cold("single", 1, Builder.Classic), Cold("single", 2), Cold("multi", 2));

        Assert.Equal(["read single buildkit", "read multi buildkit", "read single classic"], engine.Calls.Where(call => call.StartsWith("read", StringComparison.Ordinal)));
        Assert.All(ledger.Images, image => Assert.Equal((1000, 1234), (image.Facts.Unpacked.Bytes, image.EngineSize!.Value.Bytes)));
    }

    [Fact]
    public async Task PackingAndReadingAreOutsideTheClock()
    {
        var engine = new FakeEngine(_time);
        var ledger = await Run(engine, Cold("single"), Cold("multi"));

        Assert.Equal(engine.BuildsBegan, ledger.Builds.Select(build => build.StartedAt));
        Assert.All(ledger.Builds, build => Assert.Equal(FakeEngine.BuildTime, build.Outcome.Elapsed));
    }

    [Fact]
    public async Task OnAPrivateEngineAColdBuildEmptiesTheCacheAndIsNotToldToUseNone()
    {
        var engine = new FakeEngine(_time) { IsPrivate = true };
        await Run(engine, Cold("single"), Warm("single"), Cold("multi"), Warm("single", 2), Warm("multi"));

        Assert.Equal(
            ["prune", "build single buildkit", "build single buildkit", "prune", "build multi buildkit", "build single buildkit", "build single buildkit", "build multi buildkit"],
            engine.Calls.Where(call => call.StartsWith("build", StringComparison.Ordinal) || call == "prune"));
        // The cold build of multi took what single's warm one of round 2 starts from.
        Assert.Equal((2, "single"), (Assert.Single(_events.OfType<RunEvent.Priming>()).Build.Key.Round, _events.OfType<RunEvent.Priming>().Single().Build.Key.Variant));
    }

    [Fact]
    public async Task TheClassicBuildersCacheIsItsImagesWhichNoPruningTakes()
    {
        var engine = new FakeEngine(_time) { IsPrivate = true };
        await Run(engine, Cold("single", 1, Builder.Classic), Cold("multi"), Warm("single", 1, Builder.Classic));

        Assert.Equal(["build single classic cold", "prune", "build multi buildkit", "build single classic"], engine.Calls.Where(call => call.StartsWith("build", StringComparison.Ordinal) || call == "prune"));
    }

    [Theory]
    [InlineData("incremental-source")]
    [InlineData("incremental-dependency")]
    public async Task AnIncrementalBuildStartsFromTheUnchangedOneAndSendsAChange(string word)
    {
        var state = Words.Find<CacheState>(word, Words.Word)!.Value;
        var engine = new FakeEngine(_time);
        var ledger = await Run(engine, Some.Key("single", state), Some.Key("single", state, 2), Warm("single"));

        Assert.Equal([FakeEngine.Unchanged.Bytes, 120, 120, FakeEngine.Unchanged.Bytes], engine.Requests.Select(request => request.Context.Size.Bytes));
        Assert.All(ledger.Builds, build => Assert.Equal(BuildStatus.Built, build.Outcome.Status));
    }

    [Fact]
    public async Task AWarmBuildWhoseCacheWasTakenIsInvalidAndNamesTheStepAndItsImageIsReadAllTheSame()
    {
        FakeEngine? engine = null;
        engine = new FakeEngine(_time) { Ends = _ => Pruned(engine!) };
        var ledger = await Run(engine, Warm("single"));

        var build = Assert.Single(ledger.Builds);
        Assert.Equal((BuildStatus.Invalid, "in a warm build the step '[2/2] RUN go build' ran, though nothing had changed: its cached result was gone"), (build.Outcome.Status, build.Outcome.Error));
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
        var engine = new FakeEngine(_time);
        var ledger = await Run(engine, [Cold("single"), Some.Key("single", CacheState.IncrementalSource)], _ => { }, changeIsIgnored: true);

        Assert.Equal([BuildStatus.Built, BuildStatus.Built], ledger.Builds.Select(build => build.Outcome.Status));
        Assert.Equal(0, ledger.Builds[1].Outcome.Steps.Count(step => step.Number is not null && step.Ran));
    }

    [Fact]
    public async Task ThePlansEndIsToldFromAnInterruption()
    {
        var engine = new FakeEngine(_time);
        Assert.True(await Runner(engine, NewLedger(engine), _ => { }).Run(Planned([Cold("single")]), _cancel.Token));
        await _cancel.CancelAsync();
        Assert.False(await Runner(engine, NewLedger(engine), _ => { }).Run(Planned([Cold("single")]), _cancel.Token));
    }

    [Fact]
    public async Task TheLoadBeforeEachBuildIsKept() =>
        Assert.All((await Run(new FakeEngine(_time), Cold("single"), Cold("multi"))).Builds, build => Assert.Equal(0.25, build.LoadAverage));

    [Fact]
    public async Task CancelledInABuildItKeepsWhatWasDoneAndAsksForNoMore()
    {
        var engine = new FakeEngine(_time) { Ends = build => CancelIn(build.Number == 2) };
        var ledger = await Run(engine, Cold("single"), Cold("multi"), Cold("single", 2));

        Assert.Equal([BuildStatus.Built, BuildStatus.Cancelled], ledger.Builds.Select(build => build.Outcome.Status));
        Assert.Equal("keep multi cold cancelled", engine.Calls[^1]);
    }

    [Fact]
    public async Task CancelledWhileAnImageIsReadItKeepsTheBuild()
    {
        var engine = new FakeEngine(_time) { BeforeRead = _ => _cancel.Cancel() };
        var ledger = await Run(engine, Cold("single"), Cold("multi"));

        Assert.Equal("single", Assert.Single(ledger.Builds).Key.Variant);
        Assert.Empty(ledger.Images);
    }

    [Fact]
    public async Task CancelledWhileAContextIsListedItKeepsWhatWasDone()
    {
        var engine = new FakeEngine(_time);
        var ledger = await Run(engine, [Cold("single"), Cold("multi")], variant =>
        {
            if (variant.Name == "multi")
                _cancel.Cancel();
            _cancel.Token.ThrowIfCancellationRequested();
        });

        Assert.Equal("single", Assert.Single(ledger.Builds).Key.Variant);
    }

    [Fact]
    public async Task AnEngineThatDiesThrowsAndWhatWasDoneStays()
    {
        var engine = new FakeEngine(_time) { Ends = build => build.Number == 2 ? throw new Fault(ExitCode.NoEngine, "It is gone.") : BuildStatus.Built };
        var ledger = NewLedger(engine);

        var fault = await Assert.ThrowsAsync<Fault>(() => Runner(engine, ledger, _ => { }).Run(Planned([Cold("single"), Cold("multi"), Warm("single")]), _cancel.Token));

        Assert.Equal("It is gone.", fault.Message);
        Assert.Equal("single", Assert.Single(ledger.Builds).Key.Variant);
        Assert.Equal(2, engine.Requests.Count);
    }

    [Fact]
    public async Task EveryRequestCarriesTheRunsLabelTheTimeoutAndNoTag()
    {
        var engine = new FakeEngine(_time);
        await Run(engine, Cold("single"), Warm("single"));

        Assert.All(engine.Requests, request =>
        {
            Assert.Equal("the run", request.Labels[RunLabel.Name]);
            Assert.Equal(Some.Run().Options.Timeout, request.Timeout);
            Assert.Null(request.Tag);
        });
    }

    public void Dispose() => _cancel.Dispose();

    private static BuildKey Cold(string variant, int round = 1, Builder builder = Builder.BuildKit) => Some.Key(variant, CacheState.Cold, round, builder);

    private static BuildKey Warm(string variant, int round = 1, Builder builder = Builder.BuildKit) => Some.Key(variant, CacheState.Warm, round, builder);

    private static List<PlannedBuild> Planned(BuildKey[] keys) =>
        [.. keys.Select((key, index) => new PlannedBuild(key, index + 1, Some.Scenario(), Some.Scenario().Variants.Single(variant => variant.Name == key.Variant)))];

    private static RunLedger NewLedger(FakeEngine engine) =>
        new(record => engine.Calls.Add($"keep {record.Key.Variant} {record.Key.Cache.Word()} {record.Outcome.Status.Word()}"));

    private BuildStatus CancelIn(bool now)
    {
        if (now)
            _cancel.Cancel();
        return BuildStatus.Built;
    }

    private Task<RunLedger> Run(FakeEngine engine, params BuildKey[] keys) => Run(engine, keys, _ => { });

    private async Task<RunLedger> Run(FakeEngine engine, BuildKey[] keys, Action<Variant> pack, bool changeIsIgnored = false)
    {
        var ledger = NewLedger(engine);
        await Runner(engine, ledger, pack, changeIsIgnored).Run(Planned(keys), _cancel.Token);
        return ledger;
    }

    private BenchRunner Runner(FakeEngine engine, RunLedger ledger, Action<Variant> pack, bool changeIsIgnored = false)
    {
        var setup = new RunSetup(Some.Run().Options, BaseSet.Hub, [], new RunLabel("the run").AsLabels(), (build, edited, _) =>
        {
            pack(build.Variant);
            // Long enough to be seen in a start that was taken too early.
            _time.Advance(TimeSpan.FromSeconds(30));
            return new PackedContext("Dockerfile." + build.Variant.Name, 3, edited && !changeIsIgnored ? new ByteSize(120) : FakeEngine.Unchanged, (_, _) => Task.CompletedTask)
            {
                ChangeIsIgnored = edited && changeIsIgnored,
            };
        })
        {
            ReadLoad = () => 0.25,
        };
        return new BenchRunner(engine, setup, ledger, _events.Add, _time, new VariantChecks(new VariantCheck(engine.Containers, setup.Labels, _time), setup.Options, new CheckLedger(_ => { }), _events.Add));
    }
}
