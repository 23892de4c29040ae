using ImageBench.Reports.Text;

namespace ImageBench.Tests.Reports.Text;

public class MarkdownTests
{
    [Theory]
    [InlineData("multi", "multi")]
    [InlineData("x86_64", "x86_64")]
    [InlineData("golang:1.24-alpine", "golang:1.24-alpine")]
    [InlineData("__init__", "\\_\\_init\\_\\_")]
    [InlineData("a|b", "a\\|b")]
    [InlineData("<img src=x>", "\\<img src=x\\>")]
    [InlineData("`rm`", "\\`rm\\`")]
    [InlineData("**bold**", "\\*\\*bold\\*\\*")]
    [InlineData("[x](http://y)", "\\[x\\](http\\://y)")]
    [InlineData("www.example.org", "www\\.example.org")]
    [InlineData("a@b.c", "a\\@b.c")]
    [InlineData(":smile:", "\\:smile:")]
    [InlineData("&lt;", "\\&lt;")]
    [InlineData("back\\slash", "back\\\\slash")]
    public void EscapesWhatMeansSomethingAndNothingElse(string text, string markdown) => Assert.Equal(markdown, Markdown.Escape(text));

    [Theory]
    [InlineData("- item", "\\- item")]
    [InlineData("+ item", "\\+ item")]
    [InlineData("1. item", "1\\. item")]
    [InlineData("12) item", "12\\) item")]
    [InlineData("# title", "\\# title")]
    [InlineData("===", "\\===")]
    [InlineData("0.42 on 2 cores", "0.42 on 2 cores")]
    public void NoTextOpensABlock(string text, string markdown) => Assert.Equal(markdown, Markdown.Escape(text));

    [Fact]
    public void ATextStaysOnItsLine() => Assert.Equal(@"a\\r\\n b\\n\\nc", Markdown.Escape("  a\r\n b\n\nc\n"));

    [Fact]
    public void ARowKeepsItsCellsWhateverTheNames()
    {
        var table = Markdown.Table(["name", ">size"], [[Markdown.Escape("a | b\n| c |"), Markdown.Code("x`|`y")]]);
        Assert.Equal("| name | size |\n| --- | ---: |\n| a \\| b\\\\n\\| c \\| | <code>x\\`\\|\\`y</code> |", table);
    }

    [Theory]
    [InlineData("plain", "```")]
    [InlineData("a ``` fence", "````")]
    [InlineData("`````", "``````")]
    public void AFenceIsLongerThanAnyWithin(string text, string fence) =>
        Assert.Equal($"{fence}text\n{text}\n{fence}", Markdown.Fence(text));

    [Fact]
    public void APathIsEncodedButKeepsItsFolders() => Assert.Equal("[x](charts/a%20%28b%29.png)", Markdown.Link("x", "charts/a (b).png"));
}
