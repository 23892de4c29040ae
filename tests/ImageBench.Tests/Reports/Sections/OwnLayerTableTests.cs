using ImageBench.Reports.Sections;
using ImageBench.Reports.Text;
using ImageBench.Statistics;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Reports.Sections;

public class OwnLayerTableTests
{
    [Fact]
    public void HasTheParentImageInARowAndTheLargestOfManyLayersInTheirOrder()
    {
        var layers = Enumerable.Range(1, 20)
            .Select(i => SampleLayers.Of(SampleResults.MultiStage, i, $"RUN {i}", i <= 3, 1_000_000 * i, 2, 10))
            .ToArray();

        var lines = Table(SampleResults.MultiStage, layers).Split('\n');

        Assert.Equal("| multi | parent image, 3 layers | 6.00 MB | 30 B |", lines[2]);
        Assert.Equal("| multi | <code>RUN 14</code> | 14.0 MB | 10 B |", lines[3]);
        Assert.Equal("| multi | <code>RUN 20</code> | 20.0 MB | 10 B |", lines[^2]);
        Assert.Equal("| multi | 10 smaller layers together | 85.0 MB | 100 B |", lines[^1]);
    }

    [Fact]
    public void OfARunThatTellsNoParentAllLayersAreShown() =>
        Assert.EndsWith(
            "| multi | layer 1 | 5 B | – |",
            Table(SampleResults.MultiStage, SampleLayers.Of(SampleResults.MultiStage, 1, "", null, 5, 2, null)),
            StringComparison.Ordinal);

    [Fact]
    public void IsEmptyWhereNoLayersAreKnown() => Assert.Equal("", Table(SampleResults.MultiStage));

    private static string Table(VariantSummary variant, params LayerSummary[] layers) =>
        OwnLayerTable.Of(Assert.Single(ScenarioResults.Of(new RunResults(SampleResults.Run, [], [variant]) { Layers = layers })));
}
