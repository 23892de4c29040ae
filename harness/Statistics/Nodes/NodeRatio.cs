using ImageBench.Statistics.Intervals;

namespace ImageBench.Statistics.Nodes;

/// <summary>
/// One time over another as one machine has it: the middle of the logarithms, and its standard error (null: one round has no spread).
/// </summary>
internal sealed record NodeRatio(string Node, int Rounds, double Logarithm, double? Error)
{
    private const double UpperShare = 0.975;

    /// <summary>With the interval that its own rounds give it.</summary>
    public Ratio Ratio { get; private init; } = new(Math.Exp(Logarithm), null, null);

    /// <summary>Of a variant beside the baseline, pair by pair within the machine's rounds; null where no round has both.</summary>
    public static NodeRatio? Paired(string node, Sample variant, Sample baseline)
    {
        var logarithms = PairedRatio.Logarithms(variant, baseline);
        if (LogInterval.Of(logarithms) is not { } interval)
            return null;
        var left = logarithms.Count - (2 * TrimmedMean.SetAside(logarithms.Count));
        var ratio = PairedRatio.Between(variant, baseline)!;
        return Of(node, logarithms.Count, interval.Middle, interval.High - interval.Middle, left - 1, ratio);
    }

    /// <summary>Of a later run's times over an earlier one's on the same machine; null where a side has no time above zero.</summary>
    public static NodeRatio? Welch(string node, Sample before, Sample after)
    {
        if (WelchRatio.Between(before, after) is not { } ratio)
            return null;
        var rounds = Math.Min(before.ByRound.Count, after.ByRound.Count);
        // Welch's degrees are fewer, if not the same: by the quantile of the most, the error is told no smaller than it is.
        var half = ratio.High is { } high ? Math.Log(high / ratio.Value) : (double?)null;
        return Of(node, rounds, Math.Log(ratio.Value), half, before.ByRound.Count + after.ByRound.Count - 2, ratio);
    }

    private static NodeRatio Of(string node, int rounds, double logarithm, double? half, int degrees, Ratio ratio) =>
        new(node, rounds, logarithm, half is { } width && degrees > 0 ? width / Student.Quantile(UpperShare, degrees) : null)
        {
            Ratio = ratio,
        };
}
