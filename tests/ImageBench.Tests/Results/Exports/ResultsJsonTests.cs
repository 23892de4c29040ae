using System.Text.Json;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Results.Exports;
using ImageBench.Statistics.Intervals;

namespace ImageBench.Tests.Results.Exports;

public class ResultsJsonTests
{
    [Fact]
    public void IsAsApproved() => Approved.Matches("Results/Approved/results.json", ResultsJson.Text(HardCase()));

    [Fact]
    public void IsTheSameUnderADecimalComma()
    {
        using var comma = new DecimalComma();
        Approved.Matches("Results/Approved/results.json", ResultsJson.Text(HardCase()));
    }

    [Fact]
    public void HoldsEveryVariantOfTheRunUnderItsOwnName()
    {
        using var read = JsonDocument.Parse(ResultsJson.Text(HardCase()));

        Assert.Equal(
            ["single", "a \"b\"\\, \u001b[31mc"],
            read.RootElement.GetProperty("variants").EnumerateArray().Select(variant => variant.GetProperty("variant").GetString()));
    }

    private static ImageBench.Statistics.RunResults HardCase() => Some.Results(variants:
    [
        Some.Variant(),
        Some.Variant("a \"b\"\\, \u001b[31mc", isBaseline: false) with
        {
            Status = BuildStatus.Failed,
            Check = CheckResult.None,
            Image = null,
            UnpackedReductionPercent = 98.3474,
            Times = new SortedDictionary<CacheState, TimeSummary>
            {
                [CacheState.IncrementalSource] = Some.Times(0.1234567, new Ratio(0.5, 0.4, 0.6)),
            },
        },
    ]);
}
