using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Comparing;

namespace ImageBench.Reports.Page.Gallery;

/// <summary>
/// The largest difference in time that a scenario shows, in a line of Markdown: many of them are about time, and the finding begins with
/// sizes.
/// </summary>
internal static class ShownTime
{
    /// <summary>Empty where none is shown, or the finding has said it.</summary>
    public static string Of(ScenarioResults scenario)
    {
        var most = scenario.Comparisons
            .Where(comparison => comparison.Ratio.Verdict is Verdict.Faster or Verdict.Slower)
            .MaxBy(comparison => Math.Abs(Math.Log(comparison.Ratio.Value)));
        return most is null || IsInTheFinding(scenario, most)
            ? ""
            : $"Time over the baseline’s, {most.Cache.Word()}: {Markdown.Bold(NameOf(scenario, most))} {Figures.Ratio(most.Ratio)}, "
                + $"{most.Ratio.Verdict.Word()}.";
    }

    private static bool IsInTheFinding(ScenarioResults scenario, TimeComparison most) =>
        most.Cache == CacheState.Cold && scenario.Smallest is { IsBaseline: false } smallest && smallest.Key == most.Variant;

    private static string NameOf(ScenarioResults scenario, TimeComparison most) =>
        scenario.Variants.FirstOrDefault(variant => variant.Key == most.Variant) is { } variant
            ? scenario.NameOf(variant)
            : most.Variant.Variant;
}
