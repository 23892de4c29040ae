using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Statistics.Intervals;

namespace ImageBench.Statistics.Variants;

/// <summary>
/// What a variant saves, costs, loses and gains against the baseline. Sizes are the baseline's less the variant's (negative: it is larger;
/// null: not known); only an ability that is known of both is lost or gained.
/// </summary>
internal sealed record Trade(VariantSummary Baseline, VariantSummary Variant)
{
    public ByteSize? SavedUnpacked => Baseline.Image?.Unpacked - Variant.Image?.Unpacked;

    public ByteSize? SavedContent => Baseline.Image?.Content - Variant.Image?.Content;

    /// <summary>The cold builds' times over the baseline's; null where they were not compared.</summary>
    public Ratio? ColdRatio => Variant.Times.GetValueOrDefault(CacheState.Cold)?.Ratio;

    public IReadOnlyList<Ability> Lost =>
        [.. Enum.GetValues<Ability>().Where(ability =>
            AbilityRules.Has(Baseline, ability) == true && AbilityRules.Has(Variant, ability) == false)];

    public IReadOnlyList<Ability> Gained =>
        [.. Enum.GetValues<Ability>().Where(ability =>
            AbilityRules.Has(Baseline, ability) == false && AbilityRules.Has(Variant, ability) == true)];
}
