using ImageBench.Model;

namespace ImageBench.Tests.Model;

public class ByteSizeTests
{
    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(512, "512 B")]
    [InlineData(999, "999 B")]
    [InlineData(1_000, "1.00 kB")]
    [InlineData(999_600, "1.00 MB")]
    [InlineData(1_985_472, "1.99 MB")]
    [InlineData(9_999_999, "10.0 MB")]
    [InlineData(10_130_744, "10.1 MB")]
    [InlineData(613_000_000, "613 MB")]
    [InlineData(1_120_000_000, "1.12 GB")]
    [InlineData(-10_130_744, "-10.1 MB")]
    public void PrintsThreeDigitsInDecimalUnits(long bytes, string text) => Assert.Equal(text, new ByteSize(bytes).ToString());

    [Theory]
    [InlineData("20MB", 20_000_000)]
    [InlineData("1.5 GB", 1_500_000_000)]
    [InlineData("300 kB", 300_000)]
    [InlineData("12 b", 12)]
    public void ReadsANumberAndAUnit(string text, long bytes)
    {
        Assert.True(ByteSize.TryParse(text, out var size));
        Assert.Equal(bytes, size.Bytes);
    }

    [Theory]
    [InlineData("20")]
    [InlineData("MB")]
    [InlineData("-1MB")]
    [InlineData("1,5MB")]
    [InlineData("20 MiB")]
    [InlineData("99999999999999999999GB")]
    [InlineData("")]
    public void RefusesWhatCouldMeanAnything(string text) => Assert.False(ByteSize.TryParse(text, out _));
}
