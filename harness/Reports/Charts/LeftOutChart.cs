using ImageBench.Reports.Sections;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Variants;

namespace ImageBench.Reports.Charts;

/// <summary>
/// Where the bytes of the baseline went, kind by kind: what a variant kept and what it left out. A panel a variant, the smallest first.
/// </summary>
internal static class LeftOutChart
{
    /// <summary>More would not be read; the table has all.</summary>
    private const int PanelLimit = 4;

    public static IReadOnlyList<BarPanel> Panels(ScenarioResults scenario) =>
        [.. LeftOutSection.Comparisons(scenario).Take(PanelLimit).Select(it => Panel(scenario, it.Baseline, it.Variant, it.LeftOut))];

    private static BarPanel Panel(ScenarioResults scenario, VariantSummary baseline, VariantSummary variant, LeftOut leftOut)
    {
        var (bytes, unit) = SizesChart.UnitFor(leftOut.Whole.Baseline.Bytes);
        return new BarPanel(
            ChartFonts.Drawable(
                $"{scenario.NameOf(variant)}: {Figures.Size(leftOut.Whole.Variant)} of {scenario.NameOf(baseline)}'s "
                    + $"{Figures.Size(leftOut.Whole.Baseline)}"),
            $"unpacked bytes of {ChartFonts.Drawable(scenario.NameOf(baseline))} in {unit}; grey: left out, blue: kept",
            WholeNumbers: false,
            [.. LeftOutSection.Rows(leftOut).Where(row => row.Bytes.Baseline.Bytes > 0).Select(row => Row(row.Name, row.Bytes, bytes))]);
    }

    private static BarRow Row(string name, BytesKept bytes, long unit)
    {
        var (kept, leftOut) = (ChartStyle.ColoursOf(baseline: false).Full, ChartStyle.ColoursOf(baseline: true).Pale);
        var note = bytes.LeftOut.Bytes == 0 ? "kept" : bytes.Kept.Bytes == 0 ? "left out" : $"left out, {Figures.Size(bytes.Kept)} kept";
        return new BarRow(
            name,
            [new(bytes.Kept.Bytes / (double)unit, kept), new(bytes.LeftOut.Bytes / (double)unit, leftOut)],
            Figures.Size(bytes.LeftOut.Bytes == 0 ? bytes.Kept : bytes.LeftOut),
            note);
    }
}
