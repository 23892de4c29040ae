using ImageBench.Statistics.Intervals;

namespace ImageBench.Tests.Statistics.Intervals;

public class StudentTests
{
    /// <summary>From the printed tables of the distribution; those of one and two degrees have closed forms.</summary>
    [Theory]
    [InlineData(0.975, 1, 12.706205)]
    [InlineData(0.975, 2, 4.302653)]
    [InlineData(0.975, 5, 2.570582)]
    [InlineData(0.975, 10, 2.228139)]
    [InlineData(0.975, 30, 2.042272)]
    [InlineData(0.8, 1, 1.376382)]
    [InlineData(0.8, 2, 1.060660)]
    [InlineData(0.8, 10, 0.879058)]
    [InlineData(0.5, 7, 0)]
    public void HasTheQuantilesOfTheTables(double share, double degrees, double expected) =>
        Assert.Equal(expected, Student.Quantile(share, degrees), 5);

    [Fact]
    public void TakesDegreesThatAreNotWhole()
    {
        // By numerical integration of the density.
        Assert.Equal(3.574655, Student.Quantile(0.975, 2.5), 4);
        Assert.Equal(5.176231, Student.Quantile(0.975, 32.0 / 19), 4);
    }
}
