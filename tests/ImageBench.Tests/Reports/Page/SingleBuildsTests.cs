using ImageBench.Model.Builds;
using ImageBench.Statistics.Intervals;

namespace ImageBench.Tests.Reports.Page;

public class SingleBuildsTests
{
    [Theory]
    [InlineData(500, 500)]
    [InlineData(501, 334)]
    [InlineData(5_000, 500)]
    public void AreNeverMoreDotsThanAPageHolds(int builds, int dots) => Assert.Equal(dots, Dots(Page(builds)).Length);

    /// <summary>Of higher builds the dots are nearer to the top, 10 being the highest and 90 the lowest.</summary>
    [Fact]
    public void TheLongestAndTheShortestAreAmongThem()
    {
        var dots = Dots(Page(5_000));

        Assert.Contains(dots, dot => dot.EndsWith(" 10", StringComparison.Ordinal));
        Assert.Contains(dots, dot => dot.EndsWith(" 90", StringComparison.Ordinal));
    }

    [Fact]
    public void ItIsSaidWhereNotAllAreDrawn()
    {
        Assert.Contains("the shortest and the longest of each few neighbours are drawn", Page(501).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("of each few neighbours", Page(500).Html, StringComparison.Ordinal);
        Assert.Contains("501 builds, ", Page(501).Html, StringComparison.Ordinal);
    }

    private static string[] Dots(ReadPage page) =>
        Assert.Single(page.All("path"), path => path.Attribute("class")?.Value == "dot").Attribute("d")!.Value
            .Split("h0", StringSplitOptions.RemoveEmptyEntries);

    private static ReadPage Page(int builds) => new(Some.Results(
        [.. Enumerable.Range(1, builds).Select(round => Some.Build(seconds: 20 + (round * 7_919 % 1_000 / 100.0), round: round))],
        [Some.Variant() with { Times = new Dictionary<CacheState, TimeSummary> { [CacheState.Cold] = Some.Times() } }]));
}
