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
        CacheState[] compared = [.. states.Where(state => scenario.Variants.Any(variant => Times(variant, state)?.Ratio is not null))];
        var hasContent = scenario.Variants.Any(variant => variant.Image?.Content is not null);
        string[] headings =
        [
            "variant", ">unpacked size",
            .. Compared(">reduction"),
            .. hasContent ? [">content size", .. Compared(">content reduction")] : Array.Empty<string>(),
            ">layers",
            .. states.Select(state => $">{state.Word()}"),
            .. compared.Select(state => $">{state.Word()} ratio"),
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
            .. compared.Select(state => Ratio(variant, Times(variant, state)?.Ratio)),
        ]));

        string[] Compared(string cell) => scenario.IsAlone ? [] : [cell];
    }

    /// <summary>What the times are, and what they come from.</summary>
    public static string Note(ScenarioResults scenario)
    {
        var times = Figures.BuildTimesOf(scenario.Variants.SelectMany(variant => variant.Times.Values));
        if (times.Length == 0)
            return "No build of this scenario was timed.";
        return times + (scenario.IsAlone ? "." : "; a ratio is the time over the baseline's, with its 95 % interval.");
    }

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

    private static string Ratio(VariantSummary variant, Ratio? ratio) =>
        variant is { IsBaseline: true, Counts: true } ? "1" : Struck(variant, Figures.Ratio(ratio));

    private static string Struck(VariantSummary variant, string figure) =>
        variant.Counts || figure == Figures.Missing ? figure : Markdown.Struck(figure);

    private static TimeSummary? Times(VariantSummary variant, CacheState state) => variant.Times.GetValueOrDefault(state);
}
