using ImageBench.Statistics.Intervals;

namespace ImageBench.Tests.Statistics.Intervals;

public class RoundsNeededTests
{
    /// <summary>
    /// The published sample sizes of the paired t test, two-sided 0.05, power 0.8, for effect sizes (difference over standard deviation) of
    /// 0.2, 0.5, 0.8, 1 and 2 (199, 34, 15, 10 and 5; G*Power gives the same).
    /// </summary>
    [Theory]
    [InlineData(0.2, 199)]
    [InlineData(0.5, 34)]
    [InlineData(0.8, 15)]
    [InlineData(1, 10)]
    [InlineData(2, 5)]
    public void AreThoseOfThePairedTest(double effect, int needed)
    {
        var rounds = RoundsNeeded.Estimate(Spread(Math.Log(1.05) / effect), Baseline);

        Assert.Equal(new RoundsNeeded(3, needed), rounds);
        Assert.Equal(needed - 3, rounds!.More);
    }

    [Fact]
    public void AreTwoWhereNothingScatters()
    {
        var rounds = RoundsNeeded.Estimate(SampleTests.Of(11, 11, 11), Baseline);

        Assert.Equal(new RoundsNeeded(3, 2), rounds);
        Assert.Equal(0, rounds!.More);
    }

    [Fact]
    public void AreNotKnownFromOneRound() => Assert.Null(RoundsNeeded.Estimate(SampleTests.Of(10), SampleTests.Of(11)));

    [Fact]
    public void AreNotToldWhereTheyWouldBeNoAdvice() => Assert.Null(RoundsNeeded.Estimate(Spread(4), Baseline));

    private static Sample Baseline => SampleTests.Of(10_000, 10_000, 10_000);

    // The logarithms -s, 0 and s have the standard deviation s.
    private static Sample Spread(double spread) => SampleTests.Of(10_000 * Math.Exp(-spread), 10_000, 10_000 * Math.Exp(spread));
}
