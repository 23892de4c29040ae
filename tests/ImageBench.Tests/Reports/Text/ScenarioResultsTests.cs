using ImageBench.Model.Builds;
using ImageBench.Reports.Text;
using ImageBench.Statistics;

namespace ImageBench.Tests.Reports.Text;

public class ScenarioResultsTests
{
    private static readonly CacheState[] States = [CacheState.Cold, CacheState.Warm];
    private static readonly string[] Variants = ["single", "multi"];

    [Fact]
    public void OfSeveralScenariosAreWhatEachIsByItself()
    {
        var all = Results("shop", "go-crud", "blog");

        Assert.Equal(["shop", "go-crud", "blog"], ScenarioResults.Of(all).Select(scenario => scenario.Name));
        Assert.All(ScenarioResults.Of(all), scenario =>
        {
            var alone = Assert.Single(ScenarioResults.Of(Results(scenario.Name)));
            Assert.Equal(Names(alone.Builds), Names(scenario.Builds));
            Assert.Equal(alone.Variants.Select(variant => variant.Key), scenario.Variants.Select(variant => variant.Key));
            Assert.Equal(
                alone.Comparisons.Select(it => (it.Variant, it.Cache, it.Needed)),
                scenario.Comparisons.Select(it => (it.Variant, it.Cache, it.Needed)));
        });
    }

    [Fact]
    public void AVariantsBuildsOfAStateAreInTheOrderInWhichTheyWereMade()
    {
        var scenario = ScenarioResults.Of(Results("shop"))[0];

        Assert.Equal([1, 2, 3], scenario.BuiltOf(scenario.Variants[0], CacheState.Warm).Select(build => build.Key.Round));
        Assert.All(scenario.BuiltOf(scenario.Variants[0], CacheState.Warm), build => Assert.Equal(CacheState.Warm, build.Key.Cache));
        Assert.Empty(scenario.BuiltOf(scenario.Variants[0], CacheState.AsFound));
    }

    private static RunResults Results(params IReadOnlyList<string> scenarios) => Some.Results(
        [
            .. from round in new[] { 1, 2, 3 }
               from cache in States
               from variant in Variants
               from scenario in scenarios
               select Some.Build(Some.Key(variant, cache, round, scenario: scenario), Some.Outcome(10 + round + scenario.Length)),
            .. scenarios.Select(scenario => Some.FailedBuild(round: 4) with { Key = Some.Key(round: 4, scenario: scenario) }),
        ],
        [
            .. from variant in Variants
               from scenario in scenarios
               select Some.Variant(variant, variant == "single") with { Scenario = scenario },
        ]);

    private static IEnumerable<BuildKey> Names(IEnumerable<BuildRecord> builds) => builds.Select(build => build.Key);
}
