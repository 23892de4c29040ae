namespace ImageBench.Statistics.Intervals;

/// <summary>
/// A variant's time over the baseline's, pair by pair within a round, so that a slow minute of the machine, which hits both, falls out. It
/// is taken over the logarithms, since being twice as slow and twice as fast must cancel out (2 and 1/2 average to 1, not to 1.25);
/// <see cref="LogInterval"/> says how. Turned back by exp, the bounds stay above zero.
/// </summary>
internal static class PairedRatio
{
    /// <summary>Null where no round has both times, each above zero. One such round gives a ratio without an interval.</summary>
    public static Ratio? Between(Sample variant, Sample baseline)
    {
        var interval = LogInterval.Of(Logarithms(variant, baseline));
        return interval is null ? null : new Ratio(Math.Exp(interval.Middle), Exp(interval.Low), Exp(interval.High));
    }

    /// <summary>Of the ratios of the rounds that have both times, each above zero.</summary>
    public static IReadOnlyList<double> Logarithms(Sample variant, Sample baseline)
    {
        var logarithms = new List<double>();
        foreach (var (round, time) in variant.ByRound)
        {
            if (baseline.ByRound.TryGetValue(round, out var against) && time > TimeSpan.Zero && against > TimeSpan.Zero)
                logarithms.Add(Math.Log(time / against));
        }

        return logarithms;
    }

    private static double? Exp(double? logarithm) => logarithm is { } known ? Math.Exp(known) : null;
}
