using SkiaSharp;

namespace ImageBench.Tests.Reports.Charts;

/// <summary>Charts as pictures, dot by dot.</summary>
public sealed class ChartPictureTests(DrawnCharts drawn) : IDisposable
{
    private readonly ChartStage _charts = new(drawn);

    [Fact]
    public async Task PngsAreTwoPixelsToOneAndHoldDarkLettersWhereTheTitleIs()
    {
        await _charts.ReadTwoVariants();
        foreach (var name in _charts.Names.Where(name => name.EndsWith(".png", StringComparison.Ordinal)))
        {
            using var png = SKBitmap.Decode(Path.Combine(_charts.Folder, name));
            Assert.Equal(2000, png.Width);
            Assert.InRange(png.Height, 300, 3000);
            Assert.InRange(Dark(png, new SKRectI(40, 40, 700, 90)), 500, 20_000);
        }
    }

    [Fact]
    public async Task NothingTouchesTheEdgesHoweverLongTheNames()
    {
        var name = new string('W', 255);
        var whale = string.Concat(Enumerable.Repeat("🐳", 120));
        var variants = Enumerable.Range(1, 12)
            .Select(i => SampleResults.MultiStage with { Scenario = name, Variant = i % 2 == 0 ? $"{i}{name}" : $"{i}{whale}" })
            .ToArray();
        Assert.Empty(await _charts.Draw([SampleResults.In(name, SampleResults.SingleStage), .. variants]));
        foreach (var chart in _charts.Names.Where(chart => chart.EndsWith(".png", StringComparison.Ordinal)))
        {
            using var png = SKBitmap.Decode(Path.Combine(_charts.Folder, chart));
            Assert.Equal(0, Dark(png, new SKRectI(0, 0, 40, png.Height)));
            Assert.Equal(0, Dark(png, new SKRectI(1960, 0, 2000, png.Height)));
        }
    }

    public void Dispose() => _charts.Dispose();

    private static int Dark(SKBitmap png, SKRectI area)
    {
        var count = 0;
        for (var y = area.Top; y < area.Bottom; y++)
        {
            for (var x = area.Left; x < area.Right; x++)
                count += png.GetPixel(x, y).Red < 128 ? 1 : 0;
        }

        return count;
    }
}
