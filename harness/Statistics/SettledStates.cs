using ImageBench.Model.Builds;
using ImageBench.Model.Scenarios;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Variants;

namespace ImageBench.Statistics;

/// <summary>
/// The builders and cache states of a scenario in which more rounds are not needed: every comparison has a 95 % interval that is narrow
/// enough.
/// </summary>
internal static class SettledStates
{
    /// <summary>
    /// <paramref name="width"/> is a share of the value: 0.05 is 5 %. A variant that the baseline cannot be set beside is measured by its
    /// own mean.
    /// </summary>
    public static IReadOnlySet<(Builder Builder, CacheState Cache)> Find(Scenario scenario, IReadOnlyList<BuildRecord> builds, double width)
    {
        var settled = new HashSet<(Builder, CacheState)>();
        foreach (var builder in Enum.GetValues<Builder>())
        {
            var variants = builds
                .Where(build => build.Key.Scenario == scenario.Name && build.Key.Builder == builder)
                .GroupBy(build => build.Key.Variant)
                .ToDictionary(group => group.Key, group => new VariantBuilds([.. group]));
            var baseline = variants.GetValueOrDefault(scenario.Baseline);
            settled.UnionWith(Enum.GetValues<CacheState>()
                .Where(state => variants.Values.All(variant => IsSettled(variant, baseline, state, width)))
                .Select(state => (builder, state)));
        }

        return settled;
    }

    private static bool IsSettled(VariantBuilds variant, VariantBuilds? baseline, CacheState state, double width)
    {
        // What does not build, or is not in this state, gets no narrower by being tried again.
        if (variant.Status != BuildStatus.Built || variant.Sample(state) is not { } sample)
            return true;
        if (baseline is null || baseline.Sample(state) is not { } against)
            return sample.Summarize(null) is { Low: { } low, High: { } high } own && (high - low) / own.Mean <= width;
        return ReferenceEquals(variant, baseline)
            || PairedRatio.Between(sample, against) is { Low: { } least, High: { } most } ratio
            && (most - least) / ratio.Value <= width;
    }
}
