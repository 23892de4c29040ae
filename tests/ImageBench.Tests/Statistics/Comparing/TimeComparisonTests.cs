using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Statistics;
using ImageBench.Statistics.Comparing;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Statistics.Comparing;

public class TimeComparisonTests
{
    [Fact]
    public void SetsEveryVariantAndStateBesideTheBaseline()
    {
        var comparisons = TimeComparison.In(Results(10, 11, 10, 12), "go-crud");

        var cold = Assert.Single(comparisons);
        Assert.Equal(("multi", CacheState.Cold, Verdict.NoDifferenceShown), (cold.Variant.Variant, cold.Cache, cold.Ratio.Verdict));
        Assert.Equal(2, cold.Needed!.Rounds);
        Assert.True(cold.Needed.Needed > 2);
    }

    [Fact]
    public void OfAnotherScenarioHasNone() => Assert.Empty(TimeComparison.In(Results(10, 11, 10, 12), "other"));

    [Fact]
    public void ComparesNothingWithABaselineThatDoesNotWork()
    {
        var results = Results(10, 11, 10, 12);

        Assert.Empty(
            TimeComparison.In(
                results with
                {
                    Variants = [.. results.Variants.Select(row => row with { Check = row.IsBaseline ? CheckResult.Failed : row.Check })],
                },
                "go-crud"));
    }

    private static RunResults Results(params double[] seconds)
    {
        BuildRecord[] builds =
        [
            Some.Build("single", seconds[0]),
            Some.Build("multi", seconds[1]),
            Some.Build("single", seconds[2], 2),
            Some.Build("multi", seconds[3], 2),
        ];
        return Some.Results(
            builds, VariantRows.Make([Some.Scenario()], BaseSet.Debian, builds, [], new Dictionary<VariantKey, CheckResult>()));
    }
}
