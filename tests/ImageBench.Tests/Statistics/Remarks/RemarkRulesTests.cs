using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Remarks;

namespace ImageBench.Tests.Statistics.Remarks;

public class RemarkRulesTests
{
    private static readonly VariantKey Single = new("go-crud", "single", Builder.BuildKit);

    [Fact]
    public void SayNothingOfAGoodRun() => Assert.Empty(RemarkRules.Apply(Some.Results(variants: [FiveRounds.Variant()])));

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

    [Theory]
    [InlineData(1.0, false)]
    [InlineData(1.01, true)]
    [InlineData(null, false)]
    public void SayThatAMachineWasLoadedOverHalfACore(double? load, bool loaded)
    {
        var run = Some.Run();
        var remarks = RemarkRules.Apply(
            Some.Results(variants: [FiveRounds.Variant()], run: run with { Host = run.Host with { LoadAverage = load, Cores = 2 } }));

        Assert.Equal(loaded, remarks.OfType<MachineRemark.LoadedHost>().Any());
    }

    [Fact]
    public void SayNothingOfTimesWhereNoneWereMeasured()
    {
        var run = Some.Run();
        var build = Some.Build();
        var results = Some.Results(
            [build with { Outcome = build.Outcome with { Way = BuildWay.Tar } }],
            [FiveRounds.Variant()],
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
        var results = Some.Results([Some.Build() with { LoadAverage = null }], [FiveRounds.Variant()], run);

        Assert.StartsWith(
            "How loaded the machine was that built is not known",
            Assert.Single(RemarkRules.Apply(results)).Sentence,
            StringComparison.Ordinal);
        Assert.Empty(RemarkRules.Apply(results with { Builds = [Some.Build() with { LoadAverage = 0.25 }] }));
    }

    [Theory]
    [InlineData(nameof(CacheState.Cold), 1)]
    [InlineData(nameof(CacheState.Warm), 0)]
    public void SayWhatColdMeansOnASharedEngine(string cache, int remarks)
    {
        var run = Some.Run();
        var results = Some.Results(
            [Some.Build(cache: Enum.Parse<CacheState>(cache))],
            [FiveRounds.Variant()],
            run with { Engine = run.Engine with { IsPrivate = false } });

        Assert.Equal(remarks, RemarkRules.Apply(results).OfType<EngineRemark.SharedEngineCold>().Count());
    }

    [Fact]
    public void NameABaselineWhoseImageDoesNotWork()
    {
        var broken = FiveRounds.Variant() with { Check = CheckResult.Failed };
        var other = FiveRounds.Variant() with { Variant = "multi", IsBaseline = false };

        Assert.Equal(
            [new ImageRemark.FailedCheck(Single), new ImageRemark.BrokenBaseline(Single)],
            RemarkRules.Apply(Some.Results(variants: [broken, other])));
        Assert.Equal([new ImageRemark.FailedCheck(Single)], RemarkRules.Apply(Some.Results(variants: [broken])));
    }

    [Fact]
    public void DoNotCallABaselineBrokenThatItsBuilderCannotBuild() =>
        Assert.Empty(RemarkRules.Apply(Some.Results(
            variants: [FiveRounds.Variant() with { Status = BuildStatus.Skipped, Check = CheckResult.None }])));

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

    [Theory]
    [InlineData(4.0, false)]
    [InlineData(4.01, true)]
    [InlineData(null, false)]
    public void SayThatTheLoadRoseDuringTheRun(double? load, bool rose) =>
        Assert.Equal(
            rose,
            RemarkRules.Apply(
                Some.Results(
                    [Some.Build() with { LoadAverage = 0.5 }, Some.Build(round: 2) with { LoadAverage = load }], [FiveRounds.Variant()]))
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
}
