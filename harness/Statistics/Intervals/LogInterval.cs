namespace ImageBench.Statistics.Intervals;

/// <summary>
/// The middle of the logarithms of paired ratios, with its 95 % interval (null: one value has no spread). It is their
/// <see cref="TrimmedMean"/>: where a build is now and then slowed down for reasons of its own, one such round would make the interval of
/// the plain mean many times as wide.
/// </summary>
internal sealed record LogInterval(int Count, double Middle, double? Low, double? High)
{
    private const double UpperShare = 0.975;

    /// <summary>The standard deviation of as many values whose plain interval would be as wide.</summary>
    public double? Spread => High - Low is { } width ? width / 2 * Math.Sqrt(Count) / Student.Quantile(UpperShare, Count - 1) : null;

    /// <summary>Null of no values.</summary>
    public static LogInterval? Of(IReadOnlyList<double> logarithms)
    {
        if (logarithms.Count == 0)
            return null;
        var (mean, half) = TrimmedMean.Of(logarithms);
        return new LogInterval(logarithms.Count, mean, mean - half, mean + half);
    }
}
