using ImageBench.Model.Builds;
using ImageBench.Statistics.Intervals;

namespace ImageBench.Statistics.Outcomes;

/// <summary>
/// The build times of one image in one cache state (null: that side has none), and the head's over the base's (null: not compared).
/// </summary>
internal sealed record StateTimes(CacheState Cache, MeasuredTimes? Base, MeasuredTimes? Head, Ratio? Ratio = null);
