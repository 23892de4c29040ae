using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Running;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Model.Runs;

/// <summary>The builds of a run whose rounds are not given: what is asked for next depends on what came before.</summary>
public class AutoRoundsTests
{
    private readonly FakeTimeProvider _time = new(Some.Time);

    [Fact]
    public void EndAfterTheLeastNumberOfRoundsWhereNothingScatters() =>
        Assert.Equal(AutoRounds.Least * 4, Make(TimeSpan.FromHours(1), _ => 10).Count);

    [Fact]
    public void LeaveOutTheStateThatIsNarrowAndGoOnWithTheOther()
    {
        // The warm builds scatter by a third until round 12, and not at all afterwards.
        var builds = Make(
            TimeSpan.FromHours(2),
            key => key.Cache == CacheState.Warm && key.Round <= 12 && key.Variant == "multi" && key.Round % 2 == 0 ? 15 : 10);

        Assert.Equal(AutoRounds.Least, builds.Where(build => build.Key.Cache == CacheState.Cold).Max(build => build.Key.Round));
        Assert.True(builds.Where(build => build.Key.Cache == CacheState.Warm).Max(build => build.Key.Round) > 12);
    }

    [Fact]
    public void EndWhenTheTimeIsOverAlsoWithinARound()
    {
        // A round of four builds takes 40 seconds.
        var builds = Make(TimeSpan.FromSeconds(100), key => 10 + (key.Round % 2 * 10 * (key.Variant == "multi" ? 1 : 0)));

        Assert.InRange(builds.Count, 4, 11);
    }

    [Fact]
    public void OfOneVariantAloneAreMeasuredByItsOwnMean() =>
        Assert.Equal(AutoRounds.Least * 2, Make(TimeSpan.FromHours(1), _ => 10, ["multi"]).Count);

    [Fact]
    public void AreTheSameOnesWhenTheRunIsGoneOnWith()
    {
        static double Seconds(BuildKey key) =>
            key.Cache == CacheState.Warm && key.Round <= 12 && key.Variant == "multi" && key.Round % 2 == 0 ? 15 : 10;
        var whole = Make(TimeSpan.FromHours(2), Seconds);
        var ledger = new RunLedger(
            _ => { }, [.. whole.Select(build => Some.Build(build.Key, Some.Outcome(Seconds(build.Key)), build.Position))]);

        Assert.Equal(
            whole.Select(build => (build.Key, build.Position)),
            Plan(TimeSpan.FromHours(2), []).Builds(ledger, _time).Select(build => (build.Key, build.Position)));
    }

    [Fact]
    public void HaveNoCountBeforehand()
    {
        Assert.Null(Plan(TimeSpan.FromHours(1), []).Count);
        Assert.Equal(12, new Plan([Some.Scenario()], Some.Run().Options, []).Count);
    }

    private static Plan Plan(TimeSpan budget, IReadOnlyList<string> variants) =>
        new([Some.Scenario()], Some.Run().Options with { Rounds = null, Auto = new AutoRounds(0.05, budget), Variants = variants }, []);

    private List<PlannedBuild> Make(TimeSpan budget, Func<BuildKey, double> seconds, params string[] variants)
    {
        var ledger = new RunLedger(_ => { }, []);
        var made = new List<PlannedBuild>();
        foreach (var build in Plan(budget, variants).Builds(ledger, _time))
        {
            made.Add(build);
            ledger.Add(Some.Build(build.Key, Some.Outcome(seconds(build.Key)), build.Position));
            _time.Advance(TimeSpan.FromSeconds(seconds(build.Key)));
        }

        return made;
    }
}
