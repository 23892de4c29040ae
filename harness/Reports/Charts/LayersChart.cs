using ImageBench.Reports.Text;
using ImageBench.Statistics.Variants;

namespace ImageBench.Reports.Charts;

/// <summary>The number of layers of every variant, the parent image's set apart where it is known.</summary>
internal static class LayersChart
{
    public static BarPanel Panel(ScenarioResults scenario)
    {
        var shared = scenario.Counting.Any(variant => variant.Image!.ParentLayerCount > 0) ? "; paler: the parent image's" : "";
        return new BarPanel("", $"layers{shared}", WholeNumbers: true, [.. scenario.Variants.Select(variant => Row(scenario, variant))]);
    }

    private static BarRow Row(ScenarioResults scenario, VariantSummary variant)
    {
        var name = ChartFonts.Drawable(scenario.NameOf(variant));
        if (variant is not { Counts: true, Image: { } image })
            return BarRow.Empty(name, ScenarioResults.WhyNot(variant));
        var parent = image.ParentLayerCount ?? 0;
        var (full, pale) = ChartStyle.ColoursOf(variant.IsBaseline);
        string[] notes =
        [
            variant.IsBaseline ? scenario.NoteOfBaseline : "",
            image.ParentLayerCount is { } known ? $"{Figures.Count(known)} from the parent image" : "",
        ];
        return new BarRow(
            name,
            [new(parent, pale), new(image.LayerCount - parent, full)],
            Figures.Count(image.LayerCount),
            string.Join(", ", notes.Where(note => note.Length > 0)));
    }
}
