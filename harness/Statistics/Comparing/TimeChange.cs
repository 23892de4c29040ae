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
    /// Whether the builder got its files on both sides in one way; where not, there is no ratio, since one of the two is sent all of them
    /// each time.
    /// </summary>
    public bool IsOneWay { get; init; } = true;

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
            var isOneWay = its is null || other is null || a.Ways(cache).SetEquals(b.Ways(cache));
            var ratio = its is null || other is null || !isOneWay ? null
                : paired ? PairedRatio.Between(other, its)
                : WelchRatio.Between(its, other);
            changes.Add(new TimeChange(cache, its?.Summarize(null), other?.Summarize(null), ratio) { IsOneWay = isOneWay });
        }

        return changes;
    }
}
