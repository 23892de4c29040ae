namespace ImageBench.Statistics.Intervals;

/// <summary>
/// The median of a time that was measured in several rounds, and the bounds of its mean's 95 % interval (null: one round has none).
/// </summary>
internal sealed record TimeSpread(TimeSpan Median, TimeSpan? Low, TimeSpan? High)
{
    /// <summary>Null where nothing was measured.</summary>
    public static TimeSpread? Of(IEnumerable<TimeSpan?> times)
    {
        double[] known = [.. times.OfType<TimeSpan>().Select(time => (double)time.Ticks)];
        if (known.Length == 0)
            return null;
        var interval = MeanInterval.Of(known);
        return new TimeSpread(
            Time(interval.Median), interval.Low is { } low ? Time(low) : null, interval.High is { } high ? Time(high) : null);
    }

    private static TimeSpan Time(double ticks) => TimeSpan.FromTicks((long)Math.Round(ticks));
}
