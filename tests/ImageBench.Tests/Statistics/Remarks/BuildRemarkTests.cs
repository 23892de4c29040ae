using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Remarks;

namespace ImageBench.Tests.Statistics.Remarks;

/// <summary>When something is said of single builds, and of which.</summary>
public class BuildRemarkTests
{
    private static readonly VariantKey Single = new("go-crud", "single", Builder.BuildKit);

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
                [FiveRounds.Variant()])));

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
            Assert.Single(RemarkRules.Apply(Some.Results(builds, [FiveRounds.Variant()]))));
    }

    [Fact]
    public void DoNotCallOneOfTwoRoundsSlow() =>
        Assert.Empty(RemarkRules.Apply(Some.Results([Some.Build(seconds: 30), Some.Build(seconds: 10, round: 2)], [FiveRounds.Variant()])));

    [Fact]
    public void NameInvalidBuildsByVariantAndState()
    {
        var invalid = Some.Build(round: 2, cache: CacheState.Warm);
        invalid = invalid with { Outcome = invalid.Outcome with { Status = BuildStatus.Invalid, Error = "a step ran" } };

        Assert.Equal(
            [new BuildRemark.InvalidBuilds(Single, CacheState.Warm, 1, 2, "a step ran")],
            RemarkRules.Apply(Some.Results([Some.Build(), Some.Build(cache: CacheState.Warm), invalid], [FiveRounds.Variant()])));
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
}
