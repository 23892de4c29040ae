using ImageBench.Model.Runs;
using ImageBench.Reports.Sections;
using ImageBench.Reports.Text;
using ImageBench.Statistics;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Reports.Sections;

public class LayerTableTests
{
    [Fact]
    public void OfAnImageWithManyLayersTheLargestAreShownInTheirOrderAndTheRestAsOne()
    {
        var layers = Enumerable.Range(1, 127)
            .Select(i => SampleLayers.Of(SampleResults.MultiStage, i, $"RUN {i}", i == 1, i % 2 == 0 ? 1_000_000 * i : 1000, 2, 10))
            .ToArray();
        var lines = Table(SampleResults.MultiStage, layers).Split('\n');

        Assert.Equal("**multi**, 127 layers, 4.03 GB unpacked:", lines[0]);
        Assert.Equal(20, lines.Length);
        Assert.StartsWith("| 98 | <code>RUN 98</code> | own | 98.0 MB |", lines[4], StringComparison.Ordinal);
        Assert.StartsWith("| 126 |", lines[^2], StringComparison.Ordinal);
        Assert.Equal("|  | 112 smaller layers together |  | 2.35 GB | 224 | 1.12 kB |", lines[^1]);
    }

    [Fact]
    public void WhatIsNotKnownIsADash() =>
        Assert.EndsWith(
            "| 1 | – | – | 5 B | 2 | – |",
            Table(SampleResults.MultiStage, SampleLayers.Of(SampleResults.MultiStage, 1, "", null, 5, 2, null)),
            StringComparison.Ordinal);

    [Fact]
    public void AnInstructionCanNeitherBreakTheTableNorStretchIt()
    {
        var table = Table(
            SampleResults.MultiStage,
            SampleLayers.Of(
                SampleResults.MultiStage, 1, "RUN a |\n b </code>" + string.Concat(Enumerable.Repeat("🐳", 500)), false, 5, 2, 0));

        Assert.Equal(5, table.Split('\n').Length);
        Assert.Contains("<code>RUN a \\| b \\</code\\>🐳", table, StringComparison.Ordinal);
        Assert.Contains("🐳…</code>", table, StringComparison.Ordinal);
        Assert.InRange(table.Length, 100, 500);
    }

    [Fact]
    public void AVariantThatDoesNotCountHasNoTable() =>
        Assert.Equal("", Table(SampleResults.MultiStage with { Check = CheckResult.Failed }, [.. SampleLayers.Multi]));

    private static string Table(VariantSummary variant, params LayerSummary[] layers) =>
        LayerTable.Of(Assert.Single(ScenarioResults.Of(new RunResults(SampleResults.Run, [], [variant]) { Layers = layers })));
}
