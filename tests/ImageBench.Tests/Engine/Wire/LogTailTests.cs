using ImageBench.Engine.Wire;

namespace ImageBench.Tests.Engine.Wire;

public class LogTailTests
{
    [Fact]
    public void PiecesMayEndWithinALine() => Assert.Equal(["one two", "three"], Lines("one", " t", "wo\nthr", "ee"));

    [Fact]
    public void OnlyTheLastTwentyLinesAreKept()
    {
        var lines = Lines([.. Enumerable.Range(1, 1000).Select(number => $"line {number}\n")]);

        Assert.Equal(Enumerable.Range(981, 20).Select(number => $"line {number}"), lines);
    }

    [Fact]
    public void OfAStepTheLastDozenLinesAreKept() => Assert.Equal(
        Enumerable.Range(89, 12).Select(number => $"line {number}"),
        Tail([.. Enumerable.Range(1, 100).Select(number => $"line {number}\n")]).OfStep);

    [Fact]
    public void OfLongLinesOfAStepFewerAreKept() => Assert.Equal(
        [400, 400, 400, 400, 400], Tail([.. Enumerable.Repeat(new string('x', 400) + "\n", 20)]).OfStep.Select(line => line.Length));

    [Fact]
    public void OfAStepThatPrintedNothingNothingIsKept() => Assert.Empty(Tail("\n").OfStep);

    [Fact]
    public void AProgressBarIsOneLineAsOnATerminal() =>
        Assert.Equal(["before", "100 %", "after"], Lines("before\n", "1 %\r", "\r50 %", "\r100 %\r\n", "after"));

    [Fact]
    public void AProgressBarThatHasNotEndedShowsWhereItStands() => Assert.Equal(["50 %"], Lines("1 %\r50 %\r"));

    [Fact]
    public void LineEndsOfWindowsAreLineEnds() => Assert.Equal(["a", "b"], Lines("a\r", "\nb\r\n\r\n"));

    [Fact]
    public void AHugeLineIsCut()
    {
        var lines = Lines([.. Enumerable.Repeat(new string('x', 100_000), 20), "\nnext\n"]);

        Assert.Equal([500, 4], lines.Select(line => line.Length));
    }

    // As 20.10's classic builder sends what a step writes to standard error.
    [Theory]
    [InlineData("\e[91mto-error\n\e[0m", "to-error")]
    [InlineData("\e[1;38;5;196mred\e[0m and \e[2Kplain", "red and plain")]
    [InlineData("a\0b\bc\u0085", @"a\u0000b\u0008c\u0085")]
    [InlineData("[91m is text", "[91m is text")]
    public void ColoursAreLeftOutAndWhatElseATerminalObeysIsShown(string output, string line) => Assert.Equal([line], Lines(output));

    [Fact]
    public void AColourMayBeginInOnePieceAndEndInAnother() => Assert.Equal(["red"], Lines("\e", "[9", "1mred", "\e[0", "m\n"));

    private static IReadOnlyList<string> Lines(params string[] pieces) => Tail(pieces).Lines;

    private static LogTail Tail(params string[] pieces)
    {
        var tail = new LogTail();
        foreach (var piece in pieces)
            tail.Add(piece);
        return tail;
    }
}
