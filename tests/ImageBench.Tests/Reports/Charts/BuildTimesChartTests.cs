using System.Globalization;
using ImageBench.Model.Builds;
using ImageBench.Statistics;
using ImageBench.Statistics.Intervals;

namespace ImageBench.Tests.Reports.Charts;

/// <summary>Dots and whiskers of the build times, where they stand in the picture.</summary>
public sealed class BuildTimesChartTests(DrawnCharts drawn) : IDisposable
{
    private readonly ChartStage _charts = new(drawn);

    [Fact]
    public async Task NothingIsDrawnTwice()
    {
        await _charts.ReadTwoVariants();

        var elements = _charts.Elements("build-times.svg")
            .Where(element => element.Name.LocalName is "text" or "ellipse")
            .Select(element => element.ToString())
            .ToList();
        Assert.NotEmpty(elements);
        Assert.Equal(elements.Distinct(), elements);
    }

    [Fact]
    public async Task AWhiskerReachesFromBoundToBoundAlsoWhereOneLiesBelowZero()
    {
        var wide = new TimeSummary(3, Some.Seconds(20), Some.Seconds(20), Some.Seconds(-10), Some.Seconds(55), null);
        var times = new SortedDictionary<CacheState, TimeSummary> { [CacheState.Cold] = wide };
        await _charts.Draw(SampleResults.MultiStage with { Times = times });

        // The first two grid lines are at 0 and 20 seconds; what lies left of 0 is cut off by the axis.
        var grid = _charts.Strokes("build-times.svg", "#E6E9ED")[0];
        var ends = _charts.Strokes("build-times.svg", "#1F2933")[0];
        double At(double seconds) => grid[0] + (seconds / 20 * (grid[1] - grid[0]));
        Assert.Equal(At(-10), ends[0], 0.1);
        Assert.Equal(At(55), ends[^1], 0.1);
    }

    [Fact]
    public async Task OfManyBuildsThoseThatOthersCoverHaveNoDotAndTheShortestAndTheLongestHave()
    {
        var few = Builds(100);
        var many = Builds(1_000);
        await _charts.Draw(new RunResults(SampleResults.Run, few, [SampleResults.SingleStage]));
        var all = Dots();
        await _charts.Draw(new RunResults(SampleResults.Run, many, [SampleResults.SingleStage]));
        var shown = Dots();

        Assert.Equal(100, all.Count);
        Assert.InRange(shown.Count, 50, 150);
        Assert.Equal((all.Min(), all.Max()), (shown.Min(), shown.Max()));

        // From 20 to 40 seconds in any case.
        static IReadOnlyList<BuildRecord> Builds(int count) => [.. Enumerable.Range(0, count).Select(place => SampleResults.Build(
            SampleResults.SingleStage, CacheState.Cold, place + 1, Some.Outcome(20 + (20.0 * place / (count - 1)))))];

        // Where each dot stands in the picture.
        List<double> Dots() =>
        [
            .. from element in _charts.Elements("build-times.svg")
               where element.Name.LocalName == "ellipse" && element.Attribute("fill")?.Value != "none"
               select double.Parse(element.Attribute("cx")!.Value, CultureInfo.InvariantCulture),
        ];
    }

    public void Dispose() => _charts.Dispose();
}
