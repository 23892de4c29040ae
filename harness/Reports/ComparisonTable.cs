using ImageBench.Model;

namespace ImageBench.Reports;

/// <summary>What the build times of a scenario's variants come to beside the baseline's, as a Markdown table; empty where nothing can be compared.</summary>
internal static class ComparisonTable
{
    public static string Of(ScenarioResults scenario) => scenario.Comparisons.Count == 0 ? "" : Markdown.Table(
        ["variant", "cache state", ">rounds", ">time over the baseline's", "it is", ">rounds for 5 %"],
        scenario.Comparisons.Select(comparison => (IReadOnlyList<string>)
        [
            Markdown.Escape(scenario.HasSeveralBuilders ? $"{comparison.Variant.Variant} ({comparison.Variant.Builder.Word()})" : comparison.Variant.Variant),
            comparison.Cache.Word(),
            Figures.Count(comparison.Times.Rounds),
            Figures.Ratio(comparison.Ratio),
            Verdict(comparison.Ratio.Verdict),
            Figures.Count(comparison.Needed?.Needed),
        ]));

    private static string Verdict(Verdict verdict) =>
        verdict is Model.Verdict.Faster or Model.Verdict.Slower ? $"**{verdict.Word()}**" : verdict.Word();
}
