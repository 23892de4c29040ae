namespace ImageBench.Statistics.Intervals;

/// <summary>
/// A later run's times over an earlier one's. The rounds of two runs are no pairs, since round 3 of the one shares no minute of the machine
/// with round 3 of the other, and the runs may have different numbers of them: so the samples are compared as they are, by the difference
/// of their mean logarithms. The interval is Welch's (1947), Student's t with the degrees of freedom of Welch and Satterthwaite, since the
/// one run may have scattered more than the other, which the pooled t test takes for granted that it did not. Logarithms for the reason
/// that <see cref="PairedRatio"/> gives.
/// </summary>
internal static class WelchRatio
{
    private const double UpperShare = 0.975;

    /// <summary>Null where a side has no time above zero. A side with one time has no spread: a ratio without an interval.</summary>
    public static Ratio? Between(Sample before, Sample after)
    {
        var (a, b) = (Logarithms(before), Logarithms(after));
        if (a.Count == 0 || b.Count == 0)
            return null;
        var (its, other) = (new BenchmarkDotNet.Mathematics.Statistics(a), new BenchmarkDotNet.Mathematics.Statistics(b));
        var difference = other.Mean - its.Mean;
        if (a.Count == 1 || b.Count == 1)
            return new Ratio(Math.Exp(difference), null, null);
        var half = HalfWidth(its.StandardError, a.Count - 1, other.StandardError, b.Count - 1);
        return new Ratio(Math.Exp(difference), Math.Exp(difference - half), Math.Exp(difference + half));
    }

    private static double HalfWidth(double errorA, double degreesA, double errorB, double degreesB)
    {
        var (a, b) = (errorA * errorA, errorB * errorB);
        if (a + b == 0)
            return 0;
        var degrees = (a + b) * (a + b) / ((a * a / degreesA) + (b * b / degreesB));
        return Student.Quantile(UpperShare, degrees) * Math.Sqrt(a + b);
    }

    private static List<double> Logarithms(Sample sample) =>
        [.. sample.ByRound.Values.Where(time => time > TimeSpan.Zero).Select(time => Math.Log(time.TotalSeconds))];
}
