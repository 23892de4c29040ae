using ImageBench.Statistics.Intervals;

namespace ImageBench.Tests.Statistics.Intervals;

public class TrimmedMeanTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 0)]
    [InlineData(6, 0)]
    [InlineData(7, 1)]
    [InlineData(9, 1)]
    [InlineData(10, 2)]
    [InlineData(250, 50)]
    public void SetsAsideAFifthAtEitherEndOfSevenOrMore(int count, int expected) => Assert.Equal(expected, TrimmedMean.SetAside(count));

    [Fact]
    public void OfFewValuesIsTheirMeanWithStudentsInterval()
    {
        // Mean 2, standard deviation 1, t(0.975; 2) = 4.302653.
        var (mean, half) = TrimmedMean.Of([3, 1, 2]);

        Assert.Equal((2, Math.Round(4.302653 / Math.Sqrt(3), 4)), (mean, Math.Round(half!.Value, 4)));
    }

    [Fact]
    public void OfTenValuesIsTheMeanOfSixWithTheWinsorizedSpread()
    {
        // 3 to 8 are left; winsorized 3 3 3 4 5 6 7 8 8 8: mean 5.5, squares 42.5, variance 42.5 / 9; t(0.975; 5) = 2.570582.
        var (mean, half) = TrimmedMean.Of([1, 10, 2, 9, 3, 8, 4, 7, 5, 6]);

        Assert.Equal(5.5, mean, 9);
        Assert.Equal(2.570582 * Math.Sqrt(42.5 / 9) * Math.Sqrt(9 / 30.0), half!.Value, 5);
    }

    [Fact]
    public void TwoValuesFarOutAreAsTheirNeighbours() =>
        Assert.Equal(TrimmedMean.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), TrimmedMean.Of([1, 2, 3, 4, 5, 6, 7, 8, 900, 1000]));

    [Fact]
    public void OneValueHasNoSpread() => Assert.Equal((7, null), TrimmedMean.Of([7]));

    /// <summary>
    /// A fixed seed: of 4,000 samples without a difference about one in twenty leaves 0 out, whether they scatter evenly or now and then
    /// far out.
    /// </summary>
    [Theory]
    [InlineData(3, 0)]
    [InlineData(7, 0)]
    [InlineData(10, 0)]
    [InlineData(10, 0.2)]
    public void HoldsItsNinetyFivePercent(int count, double farOut)
    {
        var random = new Random(20261124);
        var missed = Enumerable.Range(0, 4000).Count(_ =>
        {
            var (mean, half) = TrimmedMean.Of([.. Enumerable.Range(0, count).Select(_ => Time(random, farOut) - Time(random, farOut))]);
            return Math.Abs(mean) > half;
        });

        Assert.InRange(missed / 4000.0, 0.01, 0.065);
    }

    private static double Time(Random random, double farOut)
    {
        var even = 0.02 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return random.NextDouble() < farOut ? even - (0.2 * Math.Log(1 - random.NextDouble())) : even;
    }
}
