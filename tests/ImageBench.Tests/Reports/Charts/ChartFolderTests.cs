using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Reports.Charts;

/// <summary>Which charts there are, and what their files are called.</summary>
public sealed class ChartFolderTests(DrawnCharts drawn) : IDisposable
{
    private readonly ChartStage _charts = new(drawn);

    [Fact]
    public async Task ARunOfAnOlderHarnessHasNoChartOfLayerSizes()
    {
        await _charts.Draw(SampleResults.TwoVariants with { Layers = [] });
        Assert.DoesNotContain("layer-sizes.png", _charts.Names);
        Assert.Contains("layers.png", _charts.Names);
    }

    [Fact]
    public async Task WithoutStepsThereIsNoTimeline()
    {
        await _charts.ReadTwoVariants();
        Assert.DoesNotContain("build-timeline.svg", _charts.Names);
    }

    [Fact]
    public async Task EqualResultsGiveEqualBytes()
    {
        await _charts.ReadTwoVariants();
        var first = _charts.Names.ToDictionary(name => name, _charts.Bytes);
        using (new DecimalComma())
            await _charts.Draw(SampleResults.TwoVariants);
        Assert.All(first, chart => Assert.Equal(chart.Value, _charts.Bytes(chart.Key)));
    }

    [Fact]
    public async Task HostileNamesNeitherBreakASvgNorLeaveTheFolder()
    {
        VariantSummary[] variants =
        [
            SampleResults.In("../<&\"]]>", SampleResults.SingleStage) with { Variant = "<\u0000&\ufffe\ud800" },
            SampleResults.In("..\\<&\"]]>", SampleResults.SingleStage),
        ];
        Assert.Empty(await _charts.Draw(variants));
        Assert.Equal(12, _charts.Names.Count);
        Assert.Contains("sizes-..-------.svg", _charts.Names);
        Assert.Contains("sizes-..--------2.svg", _charts.Names);
        Assert.Contains(@"<\u0000&\uFFFE\uD800", _charts.Texts("sizes-..-------.svg"));
    }

    public void Dispose() => _charts.Dispose();
}
