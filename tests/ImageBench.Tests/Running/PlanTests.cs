using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Running;

namespace ImageBench.Tests.Running;

public class PlanTests
{
    private static readonly RunOptions Options = Some.Run().Options;

    [Fact]
    public void EveryRoundHoldsEachVariantBuilderAndCacheStateOnce()
    {
        var plan = Make(Options with { Builders = [Builder.BuildKit, Builder.Classic] });

        Assert.Equal(3 * 2 * 2 * 2, plan.Count);
        var rounds = plan.Chunk(8).ToList();
        Assert.All(rounds, (round, index) =>
        {
            Assert.All(round, build => Assert.Equal(index + 1, build.Key.Round));
            Assert.Equal(8, round.Select(build => build.Key).Distinct().Count());
        });
    }

    [Fact]
    public void PositionsCountFromOneOverTheWholeRun() =>
        Assert.Equal(
            Enumerable.Range(1, 24),
            new Plan([Some.Scenario(), Some.Scenario("other")], Options, []).FirstRounds.Select(build => build.Position));

    [Fact]
    public void TheSameSeedGivesTheSameOrder() => Assert.Equal(Words(Make(Options)), Words(Make(Options)));

    [Fact]
    public void RoundsAndSeedsDifferInTheirOrder()
    {
        var rounds = Words(Make(Options with { Rounds = 20, CacheStates = TimedStates.All }))
            .Chunk(8)
            .Select(round => string.Join(", ", round))
            .Distinct()
            .Count();
        var seeds = Enumerable.Range(0, 20).Select(seed => string.Join(", ", Words(Make(Options with { Seed = seed })))).Distinct().Count();

        Assert.True(rounds > 2, "All rounds have one order.");
        Assert.True(seeds > 2, "The seed orders nothing.");
    }

    [Fact]
    public void NoVariantAlwaysGoesFirst()
    {
        var firsts = Make(Options with { Rounds = 40 })
            .Where(build => build.Position % 4 == 1)
            .GroupBy(build => build.Key.Variant)
            .ToDictionary(group => group.Key, group => group.Count());

        Assert.Equal(2, firsts.Count);
        Assert.All(firsts.Values, count => Assert.InRange(count, 10, 30));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(42)]
    [InlineData(99)]
    public void AVariantIsBuiltColdBeforeItsOtherStatesOfThatRoundAndBuilderAndImportedLast(int seed)
    {
        CacheState[] states = [.. TimedStates.All.Reverse()];
        var plan = Make(Options with { Seed = seed, CacheStates = states, Builders = [Builder.BuildKit, Builder.Classic], Rounds = 5 });

        var groups = plan.GroupBy(build => (build.Key.Variant, build.Key.Builder, build.Key.Round)).ToList();
        Assert.Equal(2 * 2 * 5, groups.Count);
        Assert.All(groups, group => Assert.Equal(CacheState.Cold, group.First().Key.Cache));
        Assert.All(groups, group => Assert.Equal(CacheState.Imported, group.Last().Key.Cache));
        Assert.Equal(plan.Count, plan.Select(build => build.Key).Distinct().Count());
    }

    [Fact]
    public void AVariantsBuildsOfARoundStandTogether()
    {
        var plan = Make(Options with { CacheStates = TimedStates.All, Rounds = 4 });

        Assert.All(plan.Skip(10).Chunk(5), block => Assert.Single(block.Select(build => build.Key.Variant).Distinct()));
        Assert.True(
            plan.Skip(10).Chunk(5).Select(block => string.Join(' ', block.Select(build => build.Key.Cache.Word()))).Distinct().Count() > 2,
            "The states have one order.");
    }

    [Fact]
    public void TheFirstRoundBuildsEveryVariantOnceBeforeAnythingElseAndTheLastOfThemGoesOnFromItsCache()
    {
        var round = Make(Options with { CacheStates = TimedStates.All }).Take(10).ToList();

        Assert.Equal([CacheState.Cold, CacheState.Cold], round.Take(2).Select(build => build.Key.Cache));
        Assert.Equal(2, round.Take(2).Select(build => build.Key.Variant).Distinct().Count());
        Assert.All(round.Skip(1).Take(5), build => Assert.Equal(round[1].Key.Variant, build.Key.Variant));
        Assert.All(round.Skip(6), build => Assert.Equal(round[0].Key.Variant, build.Key.Variant));
    }

    [Fact]
    public void WithAutomaticRoundsTheOrderIsTheSame()
    {
        var options = Options with { Rounds = null, Auto = new AutoRounds(0.05, TimeSpan.FromHours(1)), CacheStates = TimedStates.All };
        var plan = new Plan([Some.Scenario("b"), Some.Scenario("a")], options, []);

        var due = plan.Builds(new RunLedger(_ => { }, []), TimeProvider.System).Take(100).ToList();

        Assert.Equal(plan.FirstRounds.Take(54).Select(build => build.Key), due.Take(54).Select(build => build.Key));
        Assert.Equal(Enumerable.Range(1, 100), due.Select(build => build.Position));
    }

    [Fact]
    public void AStateThatCannotBeMeasuredIsSkippedOfThatVariantOnly()
    {
        var plan = Make(
            Options with { CacheStates = TimedStates.All },
            new SkippedState("go-crud", "multi", CacheState.IncrementalSource, "why"));

        Assert.Equal(3 * 9, plan.Count);
        Assert.DoesNotContain(plan, build => build.Key is { Variant: "multi", Cache: CacheState.IncrementalSource });
        Assert.Equal(Enumerable.Range(1, 27), plan.Select(build => build.Position));
    }

    [Fact]
    public void AVariantThatABuilderCannotBuildIsPlannedForTheOtherOnly()
    {
        var options = Options with { Builders = [Builder.BuildKit, Builder.Classic] };
        var plan = new Plan([Some.Scenario()], options, [])
        {
            SkippedVariants = [new SkippedVariant(new VariantKey("go-crud", "multi", Builder.Classic), "why")],
        };

        Assert.Equal(3 * 2 * 3, plan.Count);
        Assert.DoesNotContain(plan.FirstRounds, build => build.Key is { Variant: "multi", Builder: Builder.Classic });
        Assert.Equal(Enumerable.Range(1, 18), plan.FirstRounds.Select(build => build.Position));
        Assert.Equal(
            Words(
                new Plan([Some.Scenario()], options, []).FirstRounds.Where(build =>
                    build.Key is not { Variant: "multi", Builder: Builder.Classic })),
            Words(plan.FirstRounds));
    }

    [Fact]
    public void WithoutColdNothingIsLost() => Assert.Equal(6, Make(Options with { CacheStates = [CacheState.Warm] }).Count);

    [Fact]
    public void OnlyTheVariantsAskedForAreBuilt() =>
        Assert.Equal(["multi"], Make(Options with { Variants = ["multi"] }).Select(build => build.Variant.Name).Distinct());

    [Fact]
    public void ScenariosFollowEachOtherOnceEveryImageIsKnown()
    {
        List<PlannedBuild> plan = [.. new Plan([Some.Scenario("b"), Some.Scenario("a")], Options, []).FirstRounds];

        Assert.Equal(
            ["b", "b", "a", "a", .. Enumerable.Repeat("b", 10), .. Enumerable.Repeat("a", 10)], plan.Select(build => build.Key.Scenario));
        Assert.All(plan, build => Assert.Equal(build.Key.Scenario, build.Scenario.Name));
    }

    private static List<PlannedBuild> Make(RunOptions options, params SkippedState[] skipped) =>
        [.. new Plan([Some.Scenario()], options, skipped).FirstRounds];

    private static IEnumerable<string> Words(IEnumerable<PlannedBuild> plan) =>
        plan.Select(build => $"{build.Key.Variant} {build.Key.Cache.Word()}");
}
