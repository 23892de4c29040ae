using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Reports.Text;

namespace ImageBench.Reports.Sections;

/// <summary>
/// What the build times of a scenario's variants come to beside the baseline's, as a Markdown table; empty where nothing can be compared.
/// </summary>
internal static class ComparisonTable
{
    public static string Of(ScenarioResults scenario) => scenario.Comparisons.Count == 0 ? "" : Markdown.Table(
        ["variant", "cache state", ">rounds", ">time over the baseline's", "it is", ">rounds for 5 %"],
        scenario.Comparisons.Select(comparison => (IReadOnlyList<string>)
        [
            Markdown.Escape(
                scenario.HasSeveralBuilders
                    ? $"{comparison.Variant.Variant} ({comparison.Variant.Builder.Word()})"
                    : comparison.Variant.Variant),
            comparison.Cache.Word(),
            Figures.Count(comparison.Times.Rounds),
            Figures.Ratio(comparison.Ratio),
            Emphasized(comparison.Ratio.Verdict),
            Figures.Count(comparison.Needed?.Needed),
        ]));

    private static string Emphasized(Verdict verdict) =>
        verdict is Verdict.Faster or Verdict.Slower ? $"**{verdict.Word()}**" : verdict.Word();
}
