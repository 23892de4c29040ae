namespace ImageBench.Statistics.Intervals;

/// <summary>
/// How many rounds there are, and how many there would have to be in all so that a true difference of 5 % is most likely shown: so that
/// the 95 % interval of the paired ratio leaves out 1 in four of five such runs (power 0.8, the custom of study planning). An interval as
/// wide as the difference itself would leave out 1 in every other run only. The rounds are the smallest n with
/// (t(0.975; n − 1) + t(0.8; n − 1)) s / √n ≤ ln 1.05, where s is the spread of the logarithms of the paired ratios so far, as their
/// interval tells it, and t are Student's.
/// </summary>
internal sealed record RoundsNeeded(int Rounds, int Needed)
{
    public const double Difference = 0.05;

    private const double Power = 0.8;
    private const double UpperShare = 0.975;

    /// <summary>More rounds than these would be no advice.</summary>
    private const int Most = 10_000;

    public int More => Math.Max(0, Needed - Rounds);

    /// <summary>
    /// Null where fewer than two rounds have both times (no spread is known), or where more than 10,000 rounds would be needed.
    /// </summary>
    public static RoundsNeeded? Estimate(Sample variant, Sample baseline)
    {
        var interval = LogInterval.Of(PairedRatio.Logarithms(variant, baseline));
        return interval?.Spread is { } spread && Find(spread / Math.Log(1 + Difference)) is { } needed
            ? new RoundsNeeded(interval.Count, needed)
            : null;
    }

    /// <summary>The rounds for a spread that is given in multiples of the difference to be shown.</summary>
    private static int? Find(double spread)
    {
        for (var rounds = Start(spread); rounds <= Most; rounds++)
        {
            if (Reach(rounds - 1) * spread <= Math.Sqrt(rounds))
                return rounds;
        }

        return null;
    }

    // With endless rounds Student's t is the normal distribution, so fewer than it asks for are never enough.
    private static int Start(double spread)
    {
        var normal = Reach(Most) * spread;
        return Math.Max(2, (int)Math.Min(Most + 1, normal * normal));
    }

    private static double Reach(int degrees) => Student.Quantile(UpperShare, degrees) + Student.Quantile(Power, degrees);
}
