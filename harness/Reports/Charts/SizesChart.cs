using ImageBench.Model;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Variants;

namespace ImageBench.Reports.Charts;

/// <summary>The unpacked size of every variant, the parent image's share set apart where it is known.</summary>
internal static class SizesChart
{
    private static readonly (long Bytes, string Name)[] Units = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB"), (1, "bytes")];

    public static BarPanel Panel(ScenarioResults scenario)
    {
        var largest = scenario.Counting.Select(variant => variant.Image!.Unpacked.Bytes).DefaultIfEmpty(1).Max();
        var (bytes, unit) = UnitFor(largest);
        var shared = scenario.Counting.Any(variant => variant.Image!.ParentUnpacked is { Bytes: > 0 })
            ? "; paler: the parent image's share"
            : "";
        return new BarPanel(
            "",
            $"unpacked size in {unit}{shared}",
            WholeNumbers: false,
            [.. scenario.Variants.Select(variant => Row(scenario, variant, bytes))]);
    }

    /// <summary>The largest unit that such a size is at least one of.</summary>
    public static (long Bytes, string Name) UnitFor(long size) => Units.FirstOrDefault(unit => size >= unit.Bytes, Units[^1]);

    private static BarRow Row(ScenarioResults scenario, VariantSummary variant, long unit)
    {
        var name = ChartFonts.Drawable(scenario.NameOf(variant));
        if (variant is not { Counts: true, Image: { } image })
            return BarRow.Empty(name, ScenarioResults.WhyNot(variant));
        var note = variant.IsBaseline
            ? scenario.NoteOfBaseline
            : variant.UnpackedReductionPercent is null
            ? ""
            : Figures.Reduction(variant.UnpackedReductionPercent);
        return new BarRow(name, Parts(variant, image, unit), Figures.Size(image.Unpacked), note);
    }

    private static BarPart[] Parts(VariantSummary variant, ImageSummary image, long unit)
    {
        var parent = image.ParentUnpacked ?? new ByteSize(0);
        var own = image.Unpacked - parent;
        var (full, pale) = ChartStyle.ColoursOf(variant.IsBaseline);
        return [new(parent.Bytes / (double)unit, pale), new(own.Bytes / (double)unit, full)];
    }
}
