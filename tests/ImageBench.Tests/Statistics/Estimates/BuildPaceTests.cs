using ImageBench.Model.Builds;
using ImageBench.Statistics.Estimates;

namespace ImageBench.Tests.Statistics.Estimates;

public sealed class BuildPaceTests
{
    private static readonly BuildKey[] Planned =
    [
        Some.Key("single"), Some.Key("multi"), Some.Key("single", CacheState.Warm), Some.Key("multi", CacheState.Warm),
        Some.Key("single", round: 2), Some.Key("multi", round: 2),
    ];

    private DateTimeOffset _now = Some.Time;

    [Fact]
    public void BeforeTheFirstBuildNothingIsKnown() => Assert.Null(new BuildPace(Planned, []).Left);

    [Fact]
    public void AStateThatWasNeverMeasuredTakesAtMostAsLongAsACold()
    {
        var pace = new BuildPace(Planned, []);
        pace.Add(Build(Planned[0], 60, behind: 0));

        Assert.Equal(new TimeLeft(TimeSpan.FromSeconds(300), 5, IsAtMost: true), pace.Left);
    }

    [Fact]
    public void AStateOfAVariantIsAsThatOfItsNeighboursUntilItIsMeasured()
    {
        var pace = new BuildPace(Planned[..4], []);
        pace.Add(Build(Planned[0], 60, behind: 0));
        pace.Add(Build(Planned[1], 20, behind: 0));
        pace.Add(Build(Planned[2], 1, behind: 0));

        Assert.Equal(new TimeLeft(TimeSpan.FromSeconds(1), 1, IsAtMost: false), pace.Left);
    }

    [Fact]
    public void WhatWasMeasuredCountsWithWhatLayBetweenTheBuilds()
    {
        var pace = new BuildPace(Planned, []);
        pace.Add(Build(Planned[0], 60, behind: 0));
        pace.Add(Build(Planned[1], 20, behind: 30));
        pace.Add(Build(Planned[2], 1, behind: 30));
        pace.Add(Build(Planned[3], 2, behind: 5));

        // Two cold builds, and what lay between two builds of images that were read already.
        Assert.Equal(new TimeLeft(TimeSpan.FromSeconds(60 + 20 + (2 * 5)), 2, IsAtMost: false), pace.Left);
    }

    [Fact]
    public void AnEarlierRunSaysItBeforeTheFirstBuildAndThisOneSaysItBetter()
    {
        var earlier = Planned.Select(key => Build(key, 10, behind: 0));
        var pace = new BuildPace(Planned, [.. earlier]);
        Assert.Equal(new TimeLeft(TimeSpan.FromSeconds(60), 6, IsAtMost: false), pace.Left);

        pace.Add(Build(Planned[0], 30, behind: 0));

        Assert.Equal(TimeSpan.FromSeconds(30 + (4 * 10)), pace.Left!.Time);
    }

    [Fact]
    public void ABuildThatIsNotMadeTakesNoTimeAndWhereNoneIsLeftNothingIsSaid()
    {
        var pace = new BuildPace(Planned, []);
        pace.Add(Build(Planned[0], 60, behind: 0));
        foreach (var key in Planned.Skip(2))
            pace.Skip(key);
        Assert.Equal(new TimeLeft(TimeSpan.FromSeconds(60), 1, IsAtMost: false), pace.Left);

        pace.Skip(Planned[1]);
        // One more than was planned, as with automatic rounds.
        pace.Skip(Some.Key("multi", round: 3));

        Assert.Null(pace.Left);
    }

    [Fact]
    public void OfAScenarioOfWhichNothingIsKnownNothingIsSaid()
    {
        var pace = new BuildPace([.. Planned, new BuildKey("other", "single", Builder.BuildKit, CacheState.Cold, 1)], []);
        pace.Add(Build(Planned[0], 60, behind: 0));

        Assert.Null(pace.Left);
    }

    private BuildRecord Build(BuildKey key, int seconds, int behind)
    {
        _now += TimeSpan.FromSeconds(behind);
        var record = Some.Build(key, Some.Outcome() with { Elapsed = TimeSpan.FromSeconds(seconds) }) with { StartedAt = _now };
        _now += TimeSpan.FromSeconds(seconds);
        return record;
    }
}
