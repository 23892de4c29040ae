using ImageBench.Model;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Intervals;

namespace ImageBench.Tests.Reports.Text;

public class FiguresTests
{
    [Theory]
    [InlineData(0, "0.000 s")]
    [InlineData(0.0004, "under 0.001 s")]
    [InlineData(0.0123, "0.012 s")]
    [InlineData(0.108, "0.108 s")]
    [InlineData(0.9996, "1.00 s")]
    [InlineData(28.54, "28.5 s")]
    [InlineData(99.96, "100 s")]
    [InlineData(107.4, "107 s")]
    [InlineData(3725, "3725 s")]
    public void SecondsHaveThreeDigits(double seconds, string text) => Assert.Equal(text, Figures.Seconds(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(28.54, 27.94, 29.14, "28.5 s ± 0.6")]
    [InlineData(0.1083, 0.0953, 0.1213, "0.108 s ± 0.013")]
    [InlineData(107, 104, 110, "107 s ± 3")]
    [InlineData(28.5, 28.5, 28.5, "28.5 s ± 0.0")]
    public void ASpreadHasThePlacesOfItsMean(double mean, double low, double high, string text) =>
        Assert.Equal(text, Figures.Seconds(Times(mean, low, high)));

    [Fact]
    public void AnIntervalThatReachesBelowZeroIsToldAsItIsInEveryForm()
    {
        Assert.Equal("2.00 s ± 12.71", Figures.Seconds(Times(2, -10.7062, 14.7062)));
        Assert.Equal("2.00 s (−10.7 s to 14.7 s)", Figures.Spread(new TimeSpread(Seconds(2), Seconds(-10.7062), Seconds(14.7062))));
        Assert.Equal(
            "0.002 s (above −0.001 s to 0.004 s)", Figures.Spread(new TimeSpread(Seconds(0.002), Seconds(-0.0002), Seconds(0.0042))));
        var memory = new SizeSpread(new ByteSize(1_802_240), new ByteSize(-97_760), new ByteSize(3_702_240));
        Assert.Equal("1.80 MB (−97.8 kB to 3.70 MB)", Figures.Spread(memory));
    }

    [Fact]
    public void ASpreadIsNeverRoundedAway() => Assert.Equal("28.5 s ± 0.1", Figures.Seconds(Times(28.5, 28.49, 28.51)));

    [Fact]
    public void ALopsidedSpreadIsItsLongerSide() => Assert.Equal("28.5 s ± 2.0", Figures.Seconds(Times(28.5, 28.4, 30.5)));

    [Fact]
    public void OneRoundHasNoSpread() => Assert.Equal("28.5 s", Figures.Seconds(Times(28.5, null, null)));

    [Theory]
    [InlineData(98.348, "98.3 %")]
    [InlineData(98.39, "98.3 %")]
    [InlineData(98.29999999999998, "98.3 %")]
    [InlineData(99.97, "99.9 %")]
    [InlineData(99.99999, "99.9 %")]
    [InlineData(100, "100 %")]
    [InlineData(0, "0 %")]
    [InlineData(0.04, "0 %")]
    [InlineData(-0.01, "−0.1 %")]
    [InlineData(-12.34, "−12.4 %")]
    public void AReductionNeverClaimsMoreThanWasMeasured(double percent, string text) => Assert.Equal(text, Figures.Percent(percent));

    [Theory]
    [InlineData(98.348, "98.3 % smaller")]
    [InlineData(0.04, "less than 0.1 % smaller")]
    [InlineData(0, "as large")]
    [InlineData(-12.34, "12.4 % larger")]
    [InlineData(-250, "250.0 % larger")]
    public void AReductionInWordsSaysWhichWay(double percent, string text) => Assert.Equal(text, Figures.Reduction(percent));

    [Theory]
    [InlineData(1.054, 1.01, 1.0999, "1.05 (1.01 to 1.10)")]
    [InlineData(0.3701, 0.36, 0.38, "0.370 (0.360 to 0.380)")]
    [InlineData(12.34, 9.99, 15, "12.3 (10.0 to 15.0)")]
    [InlineData(1.054, 1.004, 1.11, "1.05 (1.004 to 1.11)")]
    [InlineData(0.5, 0.3, 0.9996, "0.500 (0.300 to 1.000)")]
    [InlineData(1.5, 0.01, 1e40, "1.50 (0.01 to 1E+40)")]
    public void ARatioComesWithItsInterval(double value, double low, double high, string text) =>
        Assert.Equal(text, Figures.Ratio(new Ratio(value, low, high)));

    [Fact]
    public void WhatIsMissingIsADashAndNeverZero()
    {
        Assert.Equal("–", Figures.Size(null));
        Assert.Equal("–", Figures.Seconds((TimeSpan?)null));
        Assert.Equal("–", Figures.Seconds((TimeSummary?)null));
        Assert.Equal("–", Figures.Percent(null));
        Assert.Equal("–", Figures.Percent(double.NaN));
        Assert.Equal("–", Figures.Ratio(null));
        Assert.Equal("–", Figures.Count(null));
    }

    [Fact]
    public void ACountAgreesWithItsNoun()
    {
        Assert.Equal("1 round", Figures.Count(1, "round"));
        Assert.Equal("0 rounds", Figures.Count(0, "round"));
        Assert.Equal("22,161 files", Figures.Count(22_161, "file"));
    }

    [Fact]
    public void WhatTimesAreIsSaidWithTheirRounds()
    {
        var five = Times(28.5, 28, 29) with { Rounds = 5 };

        Assert.Equal("Times are means of 3 rounds ± the 95 % interval", Figures.BuildTimesOf([Times(28.5, 28, 29)]));
        Assert.Equal("Times are means of 3 to 5 rounds ± the 95 % interval", Figures.BuildTimesOf([Times(28.5, 28, 29), five]));
        Assert.Equal("", Figures.BuildTimesOf([]));
        Assert.Equal("Medians of 1 start, with the 95 % interval of the mean", Figures.SpreadsOf([1, 1], "start"));
        Assert.Equal("Medians of the starts, with the 95 % interval of the mean", Figures.SpreadsOf([], "start"));
    }

    [Fact]
    public void AChangeHasItsSign()
    {
        Assert.Equal("+12.4 MB", SignedFigures.Change(new ByteSize(12_400_000)));
        Assert.Equal("−1,200 B", SignedFigures.Exactly(new ByteSize(-1_200)));
        Assert.Equal("0 B", SignedFigures.Change(new ByteSize(0)));
        Assert.Equal("+2, −1, 0", string.Join(", ", SignedFigures.Count(2), SignedFigures.Count(-1), SignedFigures.Count(0)));
        Assert.Equal(" (+100 %)", SignedFigures.Percent(new ByteSize(5), new ByteSize(5)));
        Assert.Equal(" (−8.1 %)", SignedFigures.Percent(-8.1m));
        Assert.Equal(" (under 0.1 %)", SignedFigures.Percent(0.01m));
        Assert.Equal("", SignedFigures.Percent(new ByteSize(5), new ByteSize(0)));
    }

    [Fact]
    public void ASizeCanBeToldWithAllItsDigits()
    {
        Assert.Equal("613 MB (613,248,117 bytes)", Figures.ExactSize(new ByteSize(613_248_117)));
        Assert.Equal("999 B", Figures.ExactSize(new ByteSize(999)));
        Assert.Equal("–", Figures.ExactSize(null));
    }

    [Theory]
    [InlineData("sha256:4f06b3d5f4c6a1e0b6b8", "sha256:4f06b3d5f4c6")]
    [InlineData("4f06b3d5f4c6a1e0b6b8", "4f06b3d5f4c6")]
    [InlineData("sha256:4f", "sha256:4f")]
    [InlineData("", "")]
    public void ADigestIsCutToTwelveDigits(string digest, string text) => Assert.Equal(text, Figures.Digest(digest));

    [Fact]
    public void ADecimalCommaChangesNothing()
    {
        using var culture = new DecimalComma();
        Assert.Equal("28.5 s ± 0.6", Figures.Seconds(Times(28.5, 27.9, 29.1)));
        Assert.Equal("−12.4 %", Figures.Percent(-12.34));
        Assert.Equal("1.05 (1.01 to 1.10)", Figures.Ratio(new Ratio(1.05, 1.01, 1.1)));
        Assert.Equal("22,161", Figures.Count(22_161));
        Assert.Equal("0.42", Figures.Load(0.42));
    }

    private static TimeSummary Times(double mean, double? low, double? high) =>
        new(3, TimeSpan.FromSeconds(mean), TimeSpan.FromSeconds(mean), Time(low), Time(high), null);

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static TimeSpan? Time(double? seconds) => seconds is { } known ? TimeSpan.FromSeconds(known) : null;
}
