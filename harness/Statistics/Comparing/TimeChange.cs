using ImageBench.Model.Builds;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Nodes;
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
    /// Whether a machine measured both sides, where at least one of them is of a merged run; where none did, there is no ratio, since one
    /// would be of machines.
    /// </summary>
    public bool IsOfOneNode { get; init; } = true;

    /// <summary>
    /// By cache state, those that either side has. <paramref name="paired"/>: both are of one run, whose rounds interleave its variants.
    /// </summary>
    public static IReadOnlyList<TimeChange> Between(VariantBuilds a, VariantBuilds b, bool paired)
    {
        var changes = new List<TimeChange>();
        foreach (var cache in Enum.GetValues<CacheState>())
        {
            if (a.IsOfNodes || b.IsOfNodes)
            {
                changes.AddRange(OfNodes(a, b, cache, paired));
                continue;
            }

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

    private static IEnumerable<TimeChange> OfNodes(VariantBuilds a, VariantBuilds b, CacheState cache, bool paired)
    {
        var (its, other) = (NodeTimes.Of(a, cache, ratio: null), NodeTimes.Of(b, cache, ratio: null));
        if (its is null && other is null)
            yield break;
        var (ofA, ofB) = (a.ByNode(), b.ByNode());
        var ratios = ofA
            .Select(node => node.Value.Sample(cache) is { } before && ofB.GetValueOrDefault(node.Key)?.Sample(cache) is { } after
                ? paired ? NodeRatio.Paired(node.Key, after, before) : NodeRatio.Welch(node.Key, before, after)
                : null)
            .OfType<NodeRatio>()
            .ToList();
        var isOneWay = its is null || other is null || a.Ways(cache).SetEquals(b.Ways(cache));
        yield return new TimeChange(cache, its, other, ratios.Count > 0 && isOneWay ? NodeMean.Of(ratios).Ratio : null)
        {
            IsOneWay = isOneWay,
            IsOfOneNode = its is null || other is null || ratios.Count > 0,
        };
    }
}
