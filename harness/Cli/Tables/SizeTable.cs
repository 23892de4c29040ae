using ImageBench.Cli.Lines;
using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Variants;

namespace ImageBench.Cli.Tables;

/// <summary>How large the images of a scenario's variants are, and whether they work. What does not count says why.</summary>
internal static class SizeTable
{
    public static FittedTable Of(ScenarioResults scenario)
    {
        var table = new FittedTable(
            "variant", ">unpacked size", ">reduction", ">content size", ">content reduction", ">layers", "check")
        {
            Spare = ">content reduction",
        };
        foreach (var variant in scenario.Variants)
        {
            table.Add(
                variant.Counts ? LineLook.Plain : LineLook.Bad,
                Name(scenario, variant),
                Figures.Size(variant.Image?.Unpacked),
                Reduction(variant, variant.UnpackedReductionPercent),
                Figures.Size(variant.Image?.Content),
                Reduction(variant, variant.ContentReductionPercent),
                Figures.Count(variant.Image?.LayerCount),
                variant.Counts ? Check(variant.Check) : ScenarioResults.WhyNot(variant));
        }

        return table;
    }

    public static string Name(ScenarioResults scenario, VariantSummary variant) =>
        scenario.NameOf(variant) + (variant.IsBaseline && !scenario.IsAlone ? " (baseline)" : "");

    private static string Reduction(VariantSummary variant, double? percent) =>
        variant is { IsBaseline: false, Counts: true } ? Figures.Percent(percent) : Figures.Missing;

    private static string Check(CheckResult check) => check == CheckResult.None ? "" : check.Word();
}
