using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Variants;

namespace ImageBench.Reports.Sections;

/// <summary>
/// What a scenario's figures come to, in one sentence of Markdown. Only variants that count are named as better or worse.
/// </summary>
internal static class Finding
{
    public static string Sentence(ScenarioResults scenario)
    {
        if (scenario.IsAlone)
            return OfOne(scenario);
        if (scenario.Smallest is not { } smallest)
            return "No variant gave a working image, so there is nothing to compare.";
        var size = Figures.Size(smallest.Image!.Unpacked);
        if (scenario.BaselineFor(smallest) is not { } baseline)
            return $"{Name(scenario, smallest)} is {size} unpacked; there is no baseline to compare it with{WhyNoBaseline(scenario)}.";
        if (smallest.IsBaseline)
            return OfTheBaseline(scenario, smallest, size);
        var comparison =
            $"{Figures.Reduction(smallest.UnpackedReductionPercent)}{(smallest.UnpackedReductionPercent == 0 ? " as" : " than")}";
        return $"{Name(scenario, smallest)} is {size} unpacked, {comparison} {Name(scenario, baseline)} "
            + $"({Figures.Size(baseline.Image!.Unpacked)}){ColdTimes(scenario, smallest, baseline)}.";
    }

    private static string OfOne(ScenarioResults scenario)
    {
        if (scenario.Smallest is not { } only)
            return $"{Markdown.Bold(scenario.Variants[0].Variant)} gave no working image: {ScenarioResults.WhyNot(scenario.Variants[0])}.";
        var image = only.Image!;
        var shared = image.ParentUnpacked is { Bytes: > 0 } parent ? $", {Figures.Size(parent)} of it the parent image's" : "";
        var content = image.Content is { } size ? $"; a registry holds {Figures.Size(size)}" : "";
        var cold = only.Times.TryGetValue(CacheState.Cold, out var times) ? $"; built cold it takes {Figures.Seconds(times)}" : "";
        return $"{Name(scenario, only)} is {Figures.Size(image.Unpacked)} unpacked in {Figures.Count(image.LayerCount, "layer")}{shared}"
            + $"{content}{cold}.";
    }

    private static string OfTheBaseline(ScenarioResults scenario, VariantSummary baseline, string size) => scenario.Counting.Count() == 1
        ? $"Only the baseline {Name(scenario, baseline)} gave a working image: {size} unpacked."
        : $"No variant is smaller than the baseline {Name(scenario, baseline)}: {size} unpacked.";

    private static string WhyNoBaseline(ScenarioResults scenario) =>
        scenario.Variants.FirstOrDefault(variant => variant is { IsBaseline: true, Counts: false }) is { } baseline
            ? $" ({Name(scenario, baseline)}: {ScenarioResults.WhyNot(baseline)})"
            : "";

    private static string ColdTimes(ScenarioResults scenario, VariantSummary variant, VariantSummary baseline) =>
        variant.Times.TryGetValue(CacheState.Cold, out var its) && baseline.Times.TryGetValue(CacheState.Cold, out var other)
            ? $"; built cold it takes {Figures.Seconds(its)} against "
                + $"{Figures.Seconds(other)}{(its.Ratio is { } ratio ? $" ({ratio.Verdict.Word()}{Beyond(scenario, variant)})" : "")}"
            : "";

    private static string Beyond(ScenarioResults scenario, VariantSummary variant) =>
        scenario.Nodes.FirstOrDefault(all => all.Variant == variant.Key && all.Cache == CacheState.Cold) is { } all
            ? $"; {all.Finding}"
            : "";

    private static string Name(ScenarioResults scenario, VariantSummary variant) => Markdown.Bold(scenario.NameOf(variant));
}
