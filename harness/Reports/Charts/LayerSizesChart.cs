using ImageBench.Reports.Text;
using ImageBench.Statistics.Variants;

namespace ImageBench.Reports.Charts;

/// <summary>
/// The layers of every variant laid end to end by unpacked size, oldest first, the parent image's paler. A layer without bytes has no
/// length here: how many there are is the layers chart's to say, and stands beside the bar.
/// </summary>
internal static class LayerSizesChart
{
    // Shares of the longest bar: under these a layer has no room for a gap around it, or for its number.
    private const double LeastApart = 0.006;
    private const double LeastNumbered = 0.035;

    public static bool IsKnown(ScenarioResults scenario) => scenario.Counting.Any(variant => scenario.LayersOf(variant).Count > 0);

    public static BarPanel Panel(ScenarioResults scenario)
    {
        var largest = scenario.Counting.Select(variant => variant.Image!.Unpacked.Bytes).DefaultIfEmpty(1).Max();
        var (bytes, unit) = SizesChart.UnitFor(largest);
        var shared = scenario.Counting.SelectMany(scenario.LayersOf).Any(layer => layer.FromParent == true)
            ? "; paler: the parent image's"
            : "";
        return new BarPanel(
            "",
            $"unpacked size in {unit}; numbers: layers, oldest first{shared}",
            WholeNumbers: false,
            [.. scenario.Variants.Select(variant => Row(scenario, variant, bytes, largest))]);
    }

    private static BarRow Row(ScenarioResults scenario, VariantSummary variant, long unit, long largest)
    {
        var name = ChartFonts.Drawable(scenario.NameOf(variant));
        if (variant is not { Counts: true, Image: { } image })
            return BarRow.Empty(name, ScenarioResults.WhyNot(variant));
        var layers = scenario.LayersOf(variant);
        if (layers.Count == 0)
            return BarRow.Empty(name, "layers not known");
        var colours = ChartStyle.ColoursOf(variant.IsBaseline);
        return new BarRow(
            name,
            [.. layers.Select(layer => Part(layer, colours, unit, largest))],
            Figures.Count(layers.Count, "layer"),
            Figures.Size(image.Unpacked));
    }

    private static BarPart Part(LayerSummary layer, (ScottPlot.Color Full, ScottPlot.Color Pale) colours, long unit, long largest)
    {
        var isParents = layer.FromParent == true;
        var share = layer.Unpacked.Bytes / (double)Math.Max(largest, 1);
        return new BarPart(layer.Unpacked.Bytes / (double)unit, isParents ? colours.Pale : colours.Full)
        {
            IsApart = share >= LeastApart,
            Label = share >= LeastNumbered ? Figures.Count(layer.Position) : "",
            LabelColour = isParents ? ChartStyle.Ink : ChartStyle.Background,
        };
    }
}
