using ImageBench.Model;

namespace ImageBench.Tests.Model;

public class DurationTextTests
{
    [Theory]
    [InlineData("30s", 30)]
    [InlineData("1m30s", 90)]
    [InlineData("500ms", 0.5)]
    [InlineData("1.5s", 1.5)]
    [InlineData("1h2m3s4ms", 3723.004)]
    [InlineData("2m5ms", 120.005)]
    [InlineData("24h", 86400)]
    public void ReadsNumbersWithUnits(string text, double seconds)
    {
        Assert.True(DurationText.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromSeconds(seconds), duration);
    }

    [Theory]
    [InlineData("30")]
    [InlineData("s")]
    [InlineData("")]
    [InlineData("0s")]
    [InlineData("-1s")]
    [InlineData("30 s")]
    [InlineData("1s1m")]
    [InlineData("1,5s")]
    [InlineData("1.5.2s")]
    [InlineData("1s ")]
    [InlineData("30S")]
    [InlineData("25h")]
    [InlineData("99999999999999999999999999999999h")]
    [InlineData("0.00000001ms")]
    public void RefusesEverythingElse(string text) => Assert.False(DurationText.TryParse(text, out _));
}
