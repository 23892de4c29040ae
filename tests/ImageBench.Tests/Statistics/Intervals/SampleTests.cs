using ImageBench.Statistics.Intervals;

namespace ImageBench.Tests.Statistics.Intervals;

public class SampleTests
{
    [Fact]
    public void HasTheStudentIntervalOfThreeTimes()
    {
        var summary = Of(10, 12, 17).Summarize(null);

        // Mean 13, standard deviation sqrt(13), t(0.975; 2) = 4.302653: 13 +- 4.302653 * sqrt(13 / 3).
        Assert.Equal(3, summary.Rounds);
        Assert.Equal(Some.Seconds(12), summary.Median);
        Assert.Equal(Some.Seconds(13), summary.Mean);
        Assert.Equal(13 - 8.956686, summary.Low!.Value.TotalSeconds, 5);
        Assert.Equal(13 + 8.956686, summary.High!.Value.TotalSeconds, 5);
    }

    [Fact]
    public void HasTheStudentIntervalOfTwoTimesEvenWhereItGoesBelowZero()
    {
        var summary = Of(1, 3).Summarize(null);

        // t(0.975; 1) = 12.706205, standard error 1.
        Assert.Equal(2 - 12.706205, summary.Low!.Value.TotalSeconds, 5);
        Assert.Equal(2 + 12.706205, summary.High!.Value.TotalSeconds, 5);
    }

    [Fact]
    public void HasNoIntervalOfOneTime() =>
        Assert.Equal(new TimeSummary(1, Some.Seconds(7.25), Some.Seconds(7.25), null, null, null), Of(7.25).Summarize(null));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void HasAnIntervalWithoutWidthOfEqualTimes(int rounds)
    {
        // A tenth has no exact binary form: the mean of several must still be a tenth.
        var tenth = Some.Seconds(0.1);
        Assert.Equal(
            new TimeSummary(rounds, tenth, tenth, tenth, tenth, null) { Deviation = TimeSpan.Zero, Outliers = rounds < 5 ? null : 0 },
            Of([.. Enumerable.Repeat(0.1, rounds)]).Summarize(null));
    }

    [Fact]
    public void FlagsOutliersAndKeepsThemInEveryFigure()
    {
        var summary = Of(10, 10.1, 9.9, 10, 10.2, 30).Summarize(null);

        Assert.Equal((6, 1), (summary.Rounds, summary.Outliers));
        Assert.Equal(13.366667, summary.Mean.TotalSeconds, 5);
        Assert.Equal(8.149274, summary.Deviation!.Value.TotalSeconds, 5);
    }

    [Fact]
    public void TakesTheMiddleOfTwoAsTheMedianOfFour() => Assert.Equal(Some.Seconds(2.5), Of(9, 2, 1, 3).Summarize(null).Median);

    [Fact]
    public void KeepsTheRatioThatItIsGiven() => Assert.Equal(new Ratio(0.5, 0.4, 0.6), Of(1).Summarize(new Ratio(0.5, 0.4, 0.6)).Ratio);

    internal static Sample Of(params double[] seconds) =>
        new(seconds.Index().ToDictionary(round => round.Index + 1, round => Some.Seconds(round.Item)));
}
