using Perfolizer.Mathematics.Distributions.ContinuousDistributions;

namespace ImageBench.Statistics.Intervals;

/// <summary>Student's t distribution, by the library that BenchmarkDotNet's own intervals come from.</summary>
internal static class Student
{
    /// <summary>
    /// The value that the given share of the distribution lies below. <paramref name="degrees"/> of freedom, above 0, need not be whole.
    /// </summary>
    public static double Quantile(double share, double degrees) => new StudentDistribution(degrees).Quantile(share);
}
