using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Remarks;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Statistics.Remarks;

public class RemarkRulesTests
{
    private static readonly VariantKey Single = new("go-crud", "single", Builder.BuildKit);

    [Fact]
    public void SayNothingOfAGoodRun() => Assert.Empty(RemarkRules.Apply(Some.Results(variants: [FiveRounds()])));

    [Fact]
    public void SayThatFewRoundsAreIndicative() =>
        Assert.Equal(
            ["The times are indicative: some come from 3 rounds only; run with --rounds 5 or more for intervals that can be relied on."],
            RemarkRules.Apply(Some.Results()).Select(remark => remark.Sentence));

    [Fact]
    public void DoNotAdviseMoreRoundsToARunThatAskedForThem()
    {
        var run = Some.Run();
        var remark = Assert.Single(RemarkRules.Apply(Some.Results(run: run with { Options = run.Options with { Rounds = 5 } })));

        Assert.Equal(new RunRemark.FewRounds(3, 5), remark);
        Assert.DoesNotContain("--rounds", remark.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void CountFailedAndLateBuildsApart() =>
        Assert.Equal(
            [
                new BuildRemark.FailedBuilds(Single, BuildStatus.Failed, 2, 4),
                new BuildRemark.FailedBuilds(Single, BuildStatus.TimedOut, 1, 4),
            ],
            RemarkRules.Apply(Some.Results(
                [
                    Some.Build(),
                    Some.FailedBuild(round: 2),
                    Some.FailedBuild(round: 3),
                    Some.FailedBuild(status: BuildStatus.TimedOut, round: 4),
                ],
                [FiveRounds()])));

    [Theory]
    [InlineData(1.0, false)]
    [InlineData(1.01, true)]
    [InlineData(null, false)]
    public void SayThatAMachineWasLoadedOverHalfACore(double? load, bool loaded)
    {
        var run = Some.Run();
        var remarks = RemarkRules.Apply(
            Some.Results(variants: [FiveRounds()], run: run with { Host = run.Host with { LoadAverage = load, Cores = 2 } }));

        Assert.Equal(loaded, remarks.OfType<MachineRemark.LoadedHost>().Any());
    }

    [Fact]
    public void SayNothingOfTimesWhereNoneWereMeasured()
    {
        var run = Some.Run();
        var build = Some.Build();
        var results = Some.Results(
            [build with { Outcome = build.Outcome with { Way = BuildWay.Tar } }],
            [FiveRounds()],
            run with
            {
                Options = run.Options with { CacheStates = [CacheState.AsFound] },
                Sources = [new("base", "1f2a1bc", "main"), new("head", null, "the working tree as it is")],
                Host = run.Host with { LoadAverage = 9, Cores = 2 },
            });

        Assert.Empty(RemarkRules.Apply(results));
        Assert.False(Soundness.Of(results).IsLoaded);
    }

    [Fact]
    public void SayThatNothingToldTheLoadOfTheMachineThatBuilt()
    {
        var run = Some.Run() with { Host = Some.Run().Host with { LoadAverage = null } };
        var results = Some.Results([Some.Build() with { LoadAverage = null }], [FiveRounds()], run);

        Assert.StartsWith(
            "How loaded the machine was that built is not known",
            Assert.Single(RemarkRules.Apply(results)).Sentence,
            StringComparison.Ordinal);
        Assert.Empty(RemarkRules.Apply(results with { Builds = [Some.Build() with { LoadAverage = 0.25 }] }));
    }

    [Fact]
    public void NameTheCaseInWhichTheFirstRoundStandsOutMost()
    {
        BuildRecord[] builds =
        [
            Some.Build("single", 16), Some.Build("single", 10, 2), Some.Build("single", 10, 3),
            Some.Build("multi", 30), Some.Build("multi", 10, 2), Some.Build("multi", 12, 3),
            Some.Build("single", 15, cache: CacheState.Warm),
            Some.Build("single", 10, 2, CacheState.Warm),
            Some.Build("single", 10, 3, CacheState.Warm),
        ];

        Assert.Equal(
            new BuildRemark.SlowFirstRound(Single with { Variant = "multi" }, CacheState.Cold, Some.Seconds(30), Some.Seconds(11), 2),
            Assert.Single(RemarkRules.Apply(Some.Results(builds, [FiveRounds()]))));
    }

    [Fact]
    public void DoNotCallOneOfTwoRoundsSlow() =>
        Assert.Empty(RemarkRules.Apply(Some.Results([Some.Build(seconds: 30), Some.Build(seconds: 10, round: 2)], [FiveRounds()])));

    [Theory]
    [InlineData(nameof(CacheState.Cold), 1)]
    [InlineData(nameof(CacheState.Warm), 0)]
    public void SayWhatColdMeansOnASharedEngine(string cache, int remarks)
    {
        var run = Some.Run();
        var results = Some.Results(
            [Some.Build(cache: Enum.Parse<CacheState>(cache))],
            [FiveRounds()],
            run with { Engine = run.Engine with { IsPrivate = false } });

        Assert.Equal(remarks, RemarkRules.Apply(results).OfType<EngineRemark.SharedEngineCold>().Count());
    }

    [Fact]
    public void NameABaselineWhoseImageDoesNotWork()
    {
        var broken = FiveRounds() with { Check = CheckResult.Failed };
        var other = FiveRounds() with { Variant = "multi", IsBaseline = false };

        Assert.Equal(
            [new ImageRemark.FailedCheck(Single), new ImageRemark.BrokenBaseline(Single)],
            RemarkRules.Apply(Some.Results(variants: [broken, other])));
        Assert.Equal([new ImageRemark.FailedCheck(Single)], RemarkRules.Apply(Some.Results(variants: [broken])));
    }

    [Fact]
    public void DoNotCallABaselineBrokenThatItsBuilderCannotBuild() =>
        Assert.Empty(
            RemarkRules.Apply(Some.Results(variants: [FiveRounds() with { Status = BuildStatus.Skipped, Check = CheckResult.None }])));

    [Fact]
    public void TellOfIgnoredChangesOnceAStateOfAScenario()
    {
        IgnoredChange[] changes =
        [
            new("a", "x", CacheState.IncrementalSource, "f"),
            new("a", "y", CacheState.IncrementalSource, "f"),
            new("a", "x", CacheState.IncrementalDependency, "g"),
            new("b", "x", CacheState.IncrementalSource, "f"),
        ];

        Assert.Equal(
            ["x, y", "x", "x"],
            RemarkRules.OfIgnored(changes)
                .Cast<SkipRemark.ChangeNotSent>()
                .Select(remark => string.Join(", ", remark.Changes.Select(change => change.Variant))));
    }

    [Fact]
    public void NameInvalidBuildsByVariantAndState()
    {
        var invalid = Some.Build(round: 2, cache: CacheState.Warm);
        invalid = invalid with { Outcome = invalid.Outcome with { Status = BuildStatus.Invalid, Error = "a step ran" } };

        Assert.Equal(
            [new BuildRemark.InvalidBuilds(Single, CacheState.Warm, 1, 2, "a step ran")],
            RemarkRules.Apply(Some.Results([Some.Build(), Some.Build(cache: CacheState.Warm), invalid], [FiveRounds()])));
    }

    [Theory]
    [InlineData(4.0, false)]
    [InlineData(4.01, true)]
    [InlineData(null, false)]
    public void SayThatTheLoadRoseDuringTheRun(double? load, bool rose) =>
        Assert.Equal(
            rose,
            RemarkRules.Apply(
                Some.Results([Some.Build() with { LoadAverage = 0.5 }, Some.Build(round: 2) with { LoadAverage = load }], [FiveRounds()]))
                    .OfType<MachineRemark.RisingLoad>()
                    .Any());

    [Fact]
    public void TellEachReasonWhyAStateIsSkippedOnce()
    {
        SkippedState State(string variant, CacheState state, string why) => new("go-crud", variant, state, why);
        SkippedState[] states =
        [
            State("single", CacheState.IncrementalSource, "no file"), State("single", CacheState.IncrementalDependency, "no file"),
            State("multi", CacheState.IncrementalSource, "no file"), State("third", CacheState.IncrementalSource, "ignored"),
        ];

        Assert.Equal(
            ["single, multi", "single", "third"],
            RemarkRules.OfSkippedStates(states)
                .Cast<SkipRemark.UnmeasuredState>()
                .Select(remark => string.Join(", ", remark.States.Select(state => state.Variant))));
    }

    [Fact]
    public void BuildsWithBuildKitThatWentAsATarAreCountedAndThoseOfTheClassicBuilderAreNot()
    {
        BuildRecord Sent(BuildWay? way, int round, Builder builder = Builder.BuildKit) => Some.Build(
            Some.Key("single", CacheState.Cold, round, builder), Some.Outcome() with { Way = way });

        var remarks = RemarkRules.Apply(
            Some.Results([Sent(BuildWay.Tar, 1), Sent(BuildWay.Session, 2), Sent(null, 3), Sent(BuildWay.Tar, 1, Builder.Classic)]));

        Assert.Equal(new BuildRemark.SentAsTar(1, 2), Assert.Single(remarks.OfType<BuildRemark.SentAsTar>()));
        Assert.Empty(RemarkRules.Apply(Some.Results([Sent(BuildWay.Session, 1)])).OfType<BuildRemark.SentAsTar>());
    }

    [Fact]
    public void BuildsThatWaitedForRegistriesAreToldByTheirShareAndLookingAtTheEngineItselfIsNoWaiting()
    {
        BuildRecord Asking(double registry, int round) => Some.Build(
            Some.Key("single", CacheState.Cold, round), Some.Outcome(10) with { Registry = Some.Seconds(registry) });
        var quick = Some.Build(Some.Key("single", CacheState.Warm), Some.Outcome(0.2) with { Registry = Some.Seconds(0.05) });

        var remarks = RemarkRules.Apply(Some.Results([Asking(0.4, 1), Asking(0.6, 2), Asking(2.5, 3), quick]));

        Assert.Equal(new BuildRemark.RegistriesAsked(2, 4, Single, 0.25), Assert.Single(remarks.OfType<BuildRemark.RegistriesAsked>()));
        Assert.Empty(RemarkRules.Apply(Some.Results([Asking(0.4, 1), quick])).OfType<BuildRemark.RegistriesAsked>());
    }

    private static VariantSummary FiveRounds() => Some.Variant() with
    {
        Times = new Dictionary<CacheState, TimeSummary> { [CacheState.Cold] = Some.Times() with { Rounds = 5 } },
    };
}
