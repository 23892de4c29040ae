using System.Text.Json;
using ImageBench.Model;

namespace ImageBench.Tests.Model;

public class PlainTextTests
{
    [Theory]
    [InlineData("\u001b[31mred\u001b[0m", @"\u001B[31mred\u001B[0m")]
    [InlineData("\u001b]0;title\u0007", @"\u001B]0;title\u0007")]
    [InlineData("\u009b31m\u009d0;title\u009c", @"\u009B31m\u009D0;title\u009C")]
    [InlineData("good\rgone", @"good\rgone")]
    [InlineData("a\nb\r\n", @"a\nb\r\n")]
    [InlineData("a\0b\b\u007f\u000b", @"a\u0000b\u0008\u007F\u000B")]
    [InlineData("good\u202egnp.exe\u2066\u2069", @"good\u202Egnp.exe\u2066\u2069")]
    [InlineData("a\u200b\u200f\u2060\ufeff\u00adb", @"a\u200B\u200F\u2060\uFEFF\u00ADb")]
    [InlineData("a\u0085b\u2028c\u2029d", @"a\u0085b\u2028c\u2029d")]
    [InlineData("a\uffffb", @"a\uFFFFb")]
    [InlineData("a\U000e0041\U000e0001b", @"a\uDB40\uDC41\uDB40\uDC01b")]
    public void WhatMovesACursorOrCannotBeSeenIsShown(string text, string shown) => Assert.Equal(shown, PlainText.Line(text));

    // Not a row of the theory: the test runner cannot carry half a letter in its data.
    [Fact]
    public void HalfALetterIsShown() => Assert.Equal(@"a\uD800b\uDC33", PlainText.Line("a\ud800b\udc33"));

    [Theory]
    [InlineData("")]
    [InlineData("plain  text\twith a tab")]
    [InlineData(@"a \u001B and a \n that are text")]
    [InlineData("日本 🐳 e\u0301 é ü\u00a0–")]
    public void PlainTextIsTheSameText(string text)
    {
        Assert.Same(text, PlainText.Line(text));
        Assert.Same(text, PlainText.Lines(text));
        Assert.Same(text, PlainText.Whole(text));
        Assert.Same(text, PlainText.LogLine(text, 100));
    }

    [Fact]
    public void LinesKeepTheirEndsAndIndentation() =>
        Assert.Equal("\n\na\n\n  b\tc\n\\u001B", PlainText.Lines("\n\na\r\n\r\n  b\tc\n\u001b"));

    [Fact]
    public void ALineThatIsCutTellsByHowMuch()
    {
        var line = PlainText.Line(new string('x', 2_000_000));

        Assert.Equal(new string('x', 1_967) + "... 1,998,033 more characters", line);
        Assert.Equal("xxxxxxx... 1,993 more characters", PlainText.Line(new string('x', 2_000), 40));
    }

    [Fact]
    public void NoLetterIsCutInHalf()
    {
        Assert.Equal("🐳🐳…", PlainText.Short("🐳🐳🐳🐳", 6));
        Assert.Equal(@"\u001B…", PlainText.Short("\u001b\u001b\u001b", 12));
    }

    [Fact]
    public void OfVeryManyLinesTheFirstAreShown()
    {
        var lines = PlainText.Lines(string.Join('\n', Enumerable.Range(1, 5_000))).Split('\n');

        Assert.Equal((1_000, "999", "... 4,001 more lines"), (lines.Length, lines[998], lines[999]));
    }

    [Theory]
    [InlineData("/bin/sh -c a; \t\tb  c ", 80, "/bin/sh -c a; b c")]
    [InlineData("RUN a \\\n  && b\r\n", 80, @"RUN a \ && b")]
    [InlineData("RUN a\rb", 80, @"RUN a\rb")]
    [InlineData("RUN apt-get", 7, "RUN ap…")]
    public void ANarrowColumnHasOneBlankForSeveral(string text, int longest, string shown) =>
        Assert.Equal(shown, PlainText.Short(text, longest));

    [Theory]
    [InlineData("\u001b[31merror\u001b[0m: no", "error: no")]
    [InlineData("\u001b[01m\u001b[Kmain.c:\u001b[m\u001b[K no", "main.c: no")]
    [InlineData("\u001b[1;38;5;196m", "")]
    [InlineData("\u001b\u001b[0m[31mred", @"\u001B[31mred")]
    [InlineData("\u001b[31", @"\u001B[31")]
    [InlineData("\u001b[2J\u001b[1A", @"\u001B[2J\u001B[1A")]
    public void ALogLineLosesItsColoursAndNothingElse(string line, string shown) => Assert.Equal(shown, PlainText.LogLine(line, 100));

    [Fact]
    public void TheSecondTimeNothingChanges()
    {
        var whales = string.Concat(Enumerable.Repeat("🐳\n", 9_000));
        string[] hostile = ["\u001b\u001b[0m[31mred", "a\r\nb\u202e\ud800", new('\u001b', 10_000), new('\n', 10_000), whales];
        Func<string, string>[] doors =
        [
            text => PlainText.Line(text), PlainText.Lines, PlainText.Log, text => PlainText.Whole(text), text => PlainText.Whole(text, 100),
            text => PlainText.Short(text, 10), text => PlainText.LogLine(text, 10),
        ];

        Assert.All(hostile, text => Assert.All(doors, door => Assert.Equal(door(text), door(door(text)))));
    }

    [Fact]
    public void AWholeTextKeepsItsLineEndsAndIsCutWhereThePlaceSaysSo()
    {
        Assert.Equal("a\r\nb\n\\rc\\u001B", PlainText.Whole("a\r\nb\n\rc\u001b"));
        Assert.Equal(new string('x', 66) + "... 34 more characters", PlainText.Whole(new string('x', 100), 99));
        Assert.Equal(10_000_000, PlainText.Whole(new string('\n', 10_000_000)).Length);
    }

    [Fact]
    public void ALogHasNoColoursAndNoBlankEnds() =>
        Assert.Equal("a\n\n  b\\u001B[2J", PlainText.Log("\n\u001b[1ma\r\n\n  b\u001b[2J\u001b[m\n\n"));

    [Fact]
    public void WholeJsonStaysTheSameJson()
    {
        const string json = "{\n  \"a\": \"\u202e\u2028\U000e0041 \\u001b\"\n}\n";

        var shown = PlainText.Whole(json);

        Assert.Equal("{\n  \"a\": \"\\u202E\\u2028\\uDB40\\uDC41 \\u001b\"\n}\n", shown);
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(json).RootElement, JsonDocument.Parse(shown).RootElement));
    }
}
