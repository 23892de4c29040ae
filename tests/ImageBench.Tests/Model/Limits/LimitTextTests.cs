using ImageBench.Model.Limits;

namespace ImageBench.Tests.Model.Limits;

public class LimitTextTests
{
    [Theory]
    [InlineData("5%", "unpacked:5%")]
    [InlineData("0%", "unpacked:0%")]
    [InlineData("12.5 %", "unpacked:12.5%")]
    [InlineData("250%", "unpacked:250%")]
    [InlineData("10MB", "unpacked:10MB")]
    [InlineData("1.5 MB", "unpacked:1.5MB")]
    [InlineData("1500kB", "unpacked:1.5MB")]
    [InlineData("1000001B", "unpacked:1000001B")]
    [InlineData("0B", "unpacked:0B")]
    [InlineData("unpacked:2GB", "unpacked:2GB")]
    [InlineData("content:500kB", "content:500kB")]
    [InlineData("own:5%", "own:5%")]
    [InlineData("own-content:1kB", "own-content:1kB")]
    [InlineData("layers:1", "layers:1")]
    [InlineData("layers:0", "layers:0")]
    [InlineData("layers:50%", "layers:50%")]
    [InlineData("cold:10%", "cold:10%")]
    [InlineData("warm:500ms", "warm:0.5s")]
    [InlineData("incremental-source: 2s", "incremental-source:2s")]
    [InlineData("imported:1m30s", "imported:90s")]
    public void ReadsLimitsAndWritesThemSoThatTheyReadTheSame(string text, string written)
    {
        using var comma = new DecimalComma();
        var limit = LimitText.Parse(text, isHard: true, out _);

        Assert.NotNull(limit);
        Assert.Equal(written, limit.ToString());
        Assert.Equal(limit, LimitText.Parse(written, isHard: true, out _));
    }

    [Theory]
    [InlineData("5", "'5' gives no percent (5%) or bytes with their unit (500kB, 10MB)")]
    [InlineData("", "'' gives no percent (5%) or bytes")]
    [InlineData("-5%", "gives no percent")]
    [InlineData("5,5%", "gives no percent")]
    [InlineData("2000000%", "gives no percent")]
    [InlineData("99999999999999999999999999999999%", "gives no percent")]
    [InlineData("99999999999GB", "gives no percent (5%) or bytes")]
    [InlineData("content:2s", "gives no percent (5%) or bytes")]
    [InlineData("layers:10MB", "gives no percent (5%) or count of layers (1)")]
    [InlineData("layers:1.5", "gives no percent (5%) or count of layers (1)")]
    [InlineData("cold:10MB", "gives no percent (10%) or time with its unit (2s, 500ms)")]
    [InlineData("contents:5%", "'contents:5%' names no measure; the measures are unpacked, content, layers, own, own-content, cold")]
    [InlineData("own:cold:5%", "names no measure")]
    [InlineData(":5%", "names no measure")]
    public void SaysWhatIsWrongWithOthers(string text, string expected)
    {
        Assert.Null(LimitText.Parse(text, isHard: true, out var mistake));
        Assert.Contains(expected, mistake);
    }
}
