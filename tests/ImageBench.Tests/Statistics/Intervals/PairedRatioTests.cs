using ImageBench.Model.Runs;
using ImageBench.Statistics.Intervals;

namespace ImageBench.Tests.Statistics.Intervals;

public class PairedRatioTests
{
    [Fact]
    public void IsTheMeanOfTheLogarithmsWithItsStudentInterval()
    {
        // Ratios 1, 2 and 4: logarithms 0, ln 2, 2 ln 2; mean ln 2, standard deviation ln 2, t(0.975; 2) = 4.302653.
        var ratio = PairedRatio.Between(SampleTests.Of(10, 20, 40), SampleTests.Of(10, 10, 10));

        var half = 4.302653 * Math.Log(2) / Math.Sqrt(3);
        Assert.Equal(2, ratio!.Value, 9);
        Assert.Equal(2 * Math.Exp(-half), ratio.Low!.Value, 5);
        Assert.Equal(2 * Math.Exp(half), ratio.High!.Value, 5);
    }

    [Fact]
    public void FromSevenRoundsOnASlowBuildHidesNoDifference()
    {
        var ratio = PairedRatio.Between(
            SampleTests.Of(10.5, 10.51, 10.49, 10.5, 17, 10.52, 10.48, 10.5, 10.5, 10.5),
            SampleTests.Of(10, 10, 10, 10, 10, 10, 10, 10, 10, 10));

        Assert.Equal(Verdict.Slower, ratio!.Verdict);
        Assert.Equal(1.05, ratio.Value, 2);
    }

    [Fact]
    public void IsOneWhereTwiceAsSlowMeetsTwiceAsFast() =>
        Assert.Equal(1, PairedRatio.Between(SampleTests.Of(10, 20), SampleTests.Of(20, 10))!.Value, 9);

    [Fact]
    public void IsNotMovedByARoundThatWasSlowForBoth()
    {
        var ratio = PairedRatio.Between(SampleTests.Of(5, 50, 6), SampleTests.Of(10, 100, 12));

        Assert.Equal(0.5, ratio!.Value, 9);
        Assert.Equal(0.5, ratio.Low!.Value, 6);
        Assert.Equal(0.5, ratio.High!.Value, 6);
    }

    [Fact]
    public void ComparesOnlyRoundsThatBothHave()
    {
        var variant = new Sample(new Dictionary<int, TimeSpan> { [1] = Some.Seconds(1), [3] = Some.Seconds(30) });
        var baseline = new Sample(new Dictionary<int, TimeSpan> { [2] = Some.Seconds(100), [3] = Some.Seconds(10) });

        Assert.Equal(new Ratio(3, null, null), Rounded(PairedRatio.Between(variant, baseline)));
    }

    [Fact]
    public void IsMissingWhereNoRoundIsShared() =>
        Assert.Null(
            PairedRatio.Between(
                new Sample(new Dictionary<int, TimeSpan> { [1] = Some.Seconds(1) }),
                new Sample(new Dictionary<int, TimeSpan> { [2] = Some.Seconds(1) })));

    [Theory]
    [InlineData(0, 10)]
    [InlineData(10, 0)]
    [InlineData(0, 0)]
    public void IsMissingWhereATimeIsZero(double variant, double baseline) =>
        Assert.Null(PairedRatio.Between(SampleTests.Of(variant), SampleTests.Of(baseline)));

    private static Ratio? Rounded(Ratio? ratio) => ratio is null ? null : ratio with { Value = Math.Round(ratio.Value, 9) };
}
