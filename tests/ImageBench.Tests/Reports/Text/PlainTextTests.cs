using ImageBench.Reports.Text;

namespace ImageBench.Tests.Reports.Text;

public class PlainTextTests
{
    [Theory]
    [InlineData("\u001b[31merror\u001b[0m: no", "error: no")]
    [InlineData("\u001b[1;31m", "")]
    [InlineData("\u001b[31", "")]
    [InlineData("\u001b]0;title\u0007", "�]0;title�")]
    [InlineData("a\u0000b\u0001", "a�b�")]
    [InlineData("good\u202Egnp.exe", "good�gnp.exe")]
    [InlineData("a\uffffb", "a�b")]
    [InlineData("日本 🐳", "日本 🐳")]
    public void WhatCannotBeShownIsReplacedAndColoursAreDropped(string text, string shown) => Assert.Equal(shown, PlainText.Line(text));

    // Not a row of the theory: the test runner cannot carry half a letter in its data.
    [Fact]
    public void HalfALetterIsReplaced() => Assert.Equal("a�b", PlainText.Line("a\ud800b"));

    [Fact]
    public void LinesKeepTheirIndentationAndLoseBlankEnds() => Assert.Equal("a\n\n  b\tc", PlainText.Lines("\n\na\r\n\r\n  b\tc\r\n"));
}
