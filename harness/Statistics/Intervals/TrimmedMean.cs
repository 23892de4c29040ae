namespace ImageBench.Statistics.Intervals;

/// <summary>
/// The mean of the middle three fifths of values, and its 95 % interval after Tukey and McLaughlin (1963): Student's t over the winsorized
/// spread, with the degrees of freedom of the values that are left. At either end a fifth is set aside whatever it is, as a median sets
/// aside all but the middle: no value is judged. Of fewer than seven values none is set aside, and mean and interval are the usual ones.
/// </summary>
internal static class TrimmedMean
{
    private const int FewestToTrim = 7;
    private const double UpperShare = 0.975;

    /// <summary>How many values are set aside at either end.</summary>
    public static int SetAside(int count) => count < FewestToTrim ? 0 : count / 5;

    /// <summary>Of one value or more; null: one value has no spread.</summary>
    public static (double Mean, double? HalfWidth) Of(IReadOnlyList<double> values)
    {
        var cut = SetAside(values.Count);
        var sorted = values.Order().ToArray();
        var left = sorted[cut..^cut];
        var mean = left.Average();
        if (values.Count == 1)
            return (mean, null);
        var winsorized = new BenchmarkDotNet.Mathematics.Statistics(
            [.. Enumerable.Repeat(left[0], cut), .. left, .. Enumerable.Repeat(left[^1], cut)]);
        var error = winsorized.StandardDeviation * Math.Sqrt((values.Count - 1.0) / (left.Length * (left.Length - 1.0)));
        return (mean, Student.Quantile(UpperShare, left.Length - 1) * error);
    }
}
