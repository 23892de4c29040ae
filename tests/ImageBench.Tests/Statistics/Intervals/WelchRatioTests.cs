using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Intervals;

namespace ImageBench.Tests.Statistics.Intervals;

public class WelchRatioTests
{
    [Fact]
    public void IsTheQuotientOfTheGeometricMeansWithWelchsInterval()
    {
        // Logarithms 0, 1, 2 (mean 1, variance 1) and 2, 4 (mean 3, variance 2): difference 2, error sqrt(1/3 + 1) = 1.154701,
        // degrees (4/3)^2 / ((1/3)^2 / 2 + 1^2 / 1) = 1.684211.
        var ratio = WelchRatio.Between(Of(1, Math.E, Math.E * Math.E), Of(Math.Exp(2), Math.Exp(4)));

        var half = Student.Quantile(0.975, 32.0 / 19) * Math.Sqrt(4.0 / 3);
        Assert.Equal(Math.Exp(2), ratio!.Value, 5);
        Assert.Equal(2 - half, Math.Log(ratio.Low!.Value), 5);
        Assert.Equal(2 + half, Math.Log(ratio.High!.Value), 5);
    }

    [Fact]
    public void HasTheDegreesOfBothWhereTheyAreAlike()
    {
        // Two samples of one size and spread: 2 (n - 1) degrees, as in the pooled test. t(0.975; 4) = 2.776445.
        var ratio = WelchRatio.Between(Of(10, 20, 40), Of(5, 10, 20));

        var half = 2.776445 * Math.Log(2) * Math.Sqrt(2.0 / 3);
        Assert.Equal(0.5, ratio!.Value, 9);
        Assert.Equal(0.5 * Math.Exp(-half), ratio.Low!.Value, 5);
        Assert.Equal(0.5 * Math.Exp(half), ratio.High!.Value, 5);
        Assert.Equal(Verdict.NoDifferenceShown, ratio.Verdict);
    }

    [Fact]
    public void OfOneTimeHasNoInterval()
    {
        var ratio = WelchRatio.Between(Of(10), Of(20, 20))!;

        Assert.Equal((2.0, null, null), (Math.Round(ratio.Value, 9), ratio.Low, ratio.High));
        Assert.Equal(Verdict.TooFewRounds, ratio.Verdict);
    }

    [Fact]
    public void OfEqualTimesHasAnIntervalWithoutWidth()
    {
        var ratio = WelchRatio.Between(Of(10, 10, 10), Of(10, 10));

        Assert.Equal(new Ratio(1, 1, 1), ratio);
        Assert.Equal(Verdict.NoDifferenceShown, ratio!.Verdict);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(10, 0)]
    public void IsMissingWhereATimeIsZero(double before, double after) => Assert.Null(WelchRatio.Between(Of(before), Of(after)));

    [Theory]
    [InlineData(1.01, 1.2, "slower")]
    [InlineData(0.8, 0.99, "faster")]
    [InlineData(1, 1.2, "no difference shown")]
    [InlineData(0.8, 1, "no difference shown")]
    public void IsAVerdictByItsIntervalAlone(double low, double high, string verdict) =>
        Assert.Equal(verdict, new Ratio(1, low, high).Verdict.Word());

    private static Sample Of(params double[] seconds) => SampleTests.Of(seconds);
}
