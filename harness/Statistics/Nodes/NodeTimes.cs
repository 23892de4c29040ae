using ImageBench.Model.Builds;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Variants;

namespace ImageBench.Statistics.Nodes;

/// <summary>
/// What the times of several machines come to: each machine counts once, with the mean of its own rounds, so that interval and deviation
/// tell what machines differ in. Times of two machines are never put into one sample.
/// </summary>
internal static class NodeTimes
{
    /// <summary>Null where no machine has builds in that state that count.</summary>
    public static TimeSummary? Of(VariantBuilds builds, CacheState cache, Ratio? ratio)
    {
        List<TimeSummary> own = [.. builds.ByNode().Values
            .Select(node => node.Sample(cache)?.Summarize(null))
            .OfType<TimeSummary>()];
        if (own.Count == 0)
            return null;
        var ofNodes = new Sample(own.Index().ToDictionary(node => node.Index, node => node.Item.Mean)).Summarize(ratio);
        return ofNodes with
        {
            Rounds = own.Sum(node => node.Rounds),
            Median = new Sample(own.Index().ToDictionary(node => node.Index, node => node.Item.Median)).Summarize(null).Median,
            Outliers = null,
        };
    }
}
