using ImageBench.Model.Builds;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Variants;

namespace ImageBench.Reports.Sections;

/// <summary>
/// What the steps of the cold builds took, and how far they could run side by side, as a Markdown table; empty where no builder told.
/// </summary>
internal static class ParallelismTable
{
    public static string Of(ScenarioResults scenario)
    {
        VariantSummary[] known = [.. scenario.Variants.Where(variant => variant is { Counts: true, ColdSteps: not null })];
        return known.Length == 0 ? "" : Markdown.Table(
            ["variant", ">cold build", ">work of its steps", ">critical path", ">parallelism"],
            known.Select(variant => (IReadOnlyList<string>)
            [
                Markdown.Escape(scenario.NameOf(variant)),
                Figures.Seconds(variant.Times.GetValueOrDefault(CacheState.Cold)),
                Figures.Seconds(variant.ColdSteps!.Work),
                Figures.Seconds(variant.ColdSteps.CriticalPath),
                Figures.Number(variant.ColdSteps.Parallelism),
            ]));
    }
}
