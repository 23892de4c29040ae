using ImageBench.Results.Csv;

namespace ImageBench.Tests.Results.Csv;

public class CellTests
{
    [Theory]
    [InlineData(0, "0.0")]
    [InlineData(1, "0.0000001")]
    [InlineData(10_000_000, "1.0")]
    [InlineData(285_012_345, "28.5012345")]
    [InlineData(-15_000_000, "-1.5")]
    [InlineData(1_000_000_000_000_000, "100000000.0")]
    public void KeepsSecondsToTheLast100Nanoseconds(long ticks, string cell)
    {
        using var culture = new DecimalComma();

        Assert.Equal(cell, Cell.Of(TimeSpan.FromTicks(ticks)));
        Assert.Equal(TimeSpan.FromTicks(ticks), Cell.ToSeconds(cell));
    }

    [Theory]
    [InlineData("1,5")]
    [InlineData("1e3")]
    [InlineData("NaN")]
    [InlineData("1 ")]
    [InlineData("99999999999999")]
    public void RefusesSecondsThatItNeverWrites(string cell) => Assert.Null(Cell.ToSeconds(cell));

    [Theory]
    [InlineData(97.5, "97.500")]
    [InlineData(-12.34567, "-12.346")]
    [InlineData(-0.0001, "0.000")]
    [InlineData(double.NaN, "")]
    [InlineData(double.PositiveInfinity, "")]
    [InlineData(null, "")]
    public void GivesPercentThreeDecimalsAndNothingWhereThereIsNoNumber(double? percent, string cell)
    {
        using var culture = new DecimalComma();

        Assert.Equal(cell, Cell.Percent(percent));
    }

    [Fact]
    public void KeepsSmallRatiosReadable()
    {
        using var culture = new DecimalComma();

        Assert.Equal("0.004321", Cell.Ratio(0.0043210987));
        Assert.Equal(0.004321, Cell.ToNumber("0.004321"));
    }

    [Fact]
    public void WritesTimesInUtcAndReadsThemBack()
    {
        using var culture = new DecimalComma();
        var time = new DateTimeOffset(2026, 8, 1, 1, 30, 0, 125, TimeSpan.FromHours(2)).AddTicks(7);

        Assert.Equal("2026-07-31T23:30:00.1250007Z", Cell.Of(time));
        Assert.Equal(time, Cell.ToTime("2026-07-31T23:30:00.1250007Z"));
        Assert.Equal("2026-08-01T09:30:00Z", Cell.Of(Some.Time));
        Assert.Equal(Some.Time, Cell.ToTime("2026-08-01T09:30:00Z"));
        Assert.Equal(TimeSpan.Zero, Cell.ToTime("2026-08-01T09:30:00Z")!.Value.Offset);
    }
}
