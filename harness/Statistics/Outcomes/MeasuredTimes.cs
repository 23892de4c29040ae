using ImageBench.Statistics.Intervals;

namespace ImageBench.Statistics.Outcomes;

/// <summary>Build times round by round, and what they come to. Rounds may be empty: of a run, only the summary may be on file.</summary>
internal sealed record MeasuredTimes(IReadOnlyList<TimeSpan> Rounds, TimeSummary Summary);
