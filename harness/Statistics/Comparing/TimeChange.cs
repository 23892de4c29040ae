using ImageBench.Model.Builds;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Variants;

namespace ImageBench.Statistics.Comparing;

/// <summary>
/// The build times of one cache state on the two sides of a comparison (null: that side has none), and the ratio of B's to A's.
/// </summary>
internal sealed record TimeChange(CacheState Cache, TimeSummary? A, TimeSummary? B, Ratio? Ratio)
{
    /// <summary>
    /// By cache state, those that either side has. <paramref name="paired"/>: both are of one run, whose rounds interleave its variants.
    /// </summary>
    public static IReadOnlyList<TimeChange> Between(VariantBuilds a, VariantBuilds b, bool paired)
    {
        var changes = new List<TimeChange>();
        foreach (var cache in Enum.GetValues<CacheState>())
        {
            var (its, other) = (a.Sample(cache), b.Sample(cache));
            if (its is null && other is null)
                continue;
            var ratio = its is null || other is null ? null : paired ? PairedRatio.Between(other, its) : WelchRatio.Between(its, other);
            changes.Add(new TimeChange(cache, its?.Summarize(null), other?.Summarize(null), ratio));
        }

        return changes;
    }
}
