using ImageBench.Model.Builds;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Statistics.Remarks;

/// <summary>A variant that was measured often enough for nothing to be said of it.</summary>
internal static class FiveRounds
{
    public static VariantSummary Variant() => Some.Variant() with
    {
        Times = new Dictionary<CacheState, TimeSummary> { [CacheState.Cold] = Some.Times() with { Rounds = 5 } },
    };
}
