namespace ImageBench.Statistics.Intervals;

/// <summary>The times of one variant, builder and cache state: those of the builds that succeeded, by round. At least one.</summary>
internal sealed record Sample(IReadOnlyDictionary<int, TimeSpan> ByRound)
{
    /// <summary>Rounded to 100 ns.</summary>
    public TimeSummary Summarize(Ratio? ratio)
    {
        var interval = MeanInterval.Of([.. ByRound.Values.Select(time => (double)time.Ticks)]);
        return new TimeSummary(ByRound.Count, Time(interval.Median), Time(interval.Mean), Bound(interval.Low), Bound(interval.High), ratio)
        {
            Deviation = Bound(interval.Deviation),
            Outliers = interval.Outliers,
        };
    }

    private static TimeSpan Time(double ticks) => TimeSpan.FromTicks((long)Math.Round(ticks));

    private static TimeSpan? Bound(double? ticks) => ticks is { } known ? Time(known) : null;
}
