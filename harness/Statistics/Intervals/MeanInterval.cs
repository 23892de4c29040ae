using Perfolizer.Mathematics.Common;

namespace ImageBench.Statistics.Intervals;

/// <summary>
/// The mean of a sample, its standard deviation and the bounds of its 95 % interval by Student's t (null: one value has no spread). Where
/// few values scatter widely, the lower bound lies below zero, where no time and no size can be. It is told so everywhere, in files, tables
/// and charts: cut off, the interval would look better than it is, and unlike the same one told as mean ± half.
/// </summary>
internal sealed record MeanInterval(double Median, double Mean, double? Low, double? High)
{
    // Quartiles of fewer values are those values themselves.
    private const int FewestForQuartiles = 5;

    public double? Deviation { get; init; }

    /// <summary>Values beyond Tukey's fences; null where there are too few values for quartiles.</summary>
    public int? Outliers { get; init; }

    /// <summary>Of one value or more.</summary>
    public static MeanInterval Of(IReadOnlyList<double> values)
    {
        var statistics = new BenchmarkDotNet.Mathematics.Statistics(values);
        if (values.Count == 1)
            return new MeanInterval(statistics.Median, statistics.Mean, null, null);

        // Statistics.ConfidenceInterval is the 99.9 % one of BenchmarkDotNet's own tables: far too wide for a handful of builds.
        var interval = statistics.GetConfidenceInterval(ConfidenceLevel.L95);
        return new MeanInterval(statistics.Median, statistics.Mean, interval.Lower, interval.Upper)
        {
            Deviation = statistics.StandardDeviation,
            Outliers = values.Count >= FewestForQuartiles ? statistics.AllOutliers.Length : null,
        };
    }
}
