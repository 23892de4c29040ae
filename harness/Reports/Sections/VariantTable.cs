using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Variants;

namespace ImageBench.Reports.Sections;

/// <summary>A scenario's variants side by side, as a Markdown table. What does not count is struck out and says why.</summary>
internal static class VariantTable
{
    public static string Of(ScenarioResults scenario)
    {
        CacheState[] states = [.. scenario.CacheStates];
        var hasContent = scenario.Variants.Any(variant => variant.Image?.Content is not null);
        string[] headings =
        [
            "variant", ">unpacked size",
            .. Compared(">reduction"),
            .. hasContent ? [">content size", .. Compared(">content reduction")] : Array.Empty<string>(),
            ">layers",
            .. states.Select(state => $">{state.Word()}"),
        ];
        return Markdown.Table(headings, scenario.Variants.Select(variant => (IReadOnlyList<string>)
        [
            Name(scenario, variant),
            Size(scenario, variant),
            .. Compared(Reduction(variant, variant.UnpackedReductionPercent)),
            .. hasContent
                ? [
                    Struck(variant, Figures.Size(variant.Image?.Content)),
                    .. Compared(Reduction(variant, variant.ContentReductionPercent)),
                ]
                : Array.Empty<string>(),
            Struck(variant, Figures.Count(variant.Image?.LayerCount)),
            .. states.Select(state => Struck(variant, Figures.Seconds(Times(variant, state)))),
        ]));

        string[] Compared(string cell) => scenario.IsAlone ? [] : [cell];
    }

    /// <summary>What the times are, and what they come from.</summary>
    public static string NoteOfTimes(ScenarioResults scenario) =>
        Times(scenario) is { Length: > 0 } times ? $"{times}." : "No build of this scenario was timed.";

    /// <summary>The same where ratios stand beside them.</summary>
    public static string Note(ScenarioResults scenario) => scenario.IsAlone || Times(scenario).Length == 0
        ? NoteOfTimes(scenario)
        : $"{Times(scenario)}; a ratio is the time over the baseline's, with its 95 % interval.";

    private static string Times(ScenarioResults scenario) =>
        Figures.BuildTimesOf(scenario.Variants.SelectMany(variant => variant.Times.Values));

    private static string Name(ScenarioResults scenario, VariantSummary variant)
    {
        var name = scenario.NameOf(variant);
        return variant.Counts ? Markdown.Escape(name) : $"{Markdown.Struck(name)} {ScenarioResults.WhyNot(variant)}";
    }

    private static string Size(ScenarioResults scenario, VariantSummary variant)
    {
        var size = Figures.Size(variant.Image?.Unpacked);
        return ReferenceEquals(variant, scenario.Smallest) && !scenario.IsAlone ? $"**{size}**" : Struck(variant, size);
    }

    private static string Reduction(VariantSummary variant, double? percent)
    {
        if (variant.IsBaseline)
            return "baseline";
        return variant.Counts ? Figures.Percent(percent) : Figures.Missing;
    }

    private static string Struck(VariantSummary variant, string figure) =>
        variant.Counts || figure == Figures.Missing ? figure : Markdown.Struck(figure);

    private static TimeSummary? Times(VariantSummary variant, CacheState state) => variant.Times.GetValueOrDefault(state);
}
