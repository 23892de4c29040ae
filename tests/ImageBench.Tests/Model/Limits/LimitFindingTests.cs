using System.Globalization;
using ImageBench.Model;
using ImageBench.Model.Limits;

namespace ImageBench.Tests.Model.Limits;

public class LimitFindingTests
{
    // At, just above and below: sizes and counts are exact, a share of them too.
    [Theory]
    [InlineData("5%", "100000000", "104999999", "within")]
    [InlineData("5%", "100000000", "105000000", "within")]
    [InlineData("5%", "100000000", "105000001", "over")]
    [InlineData("0.1%", "1000001", "1001001", "within")]
    [InlineData("0.1%", "1000001", "1001002", "over")]
    [InlineData("33.3333%", "9000000000000000001", "9000000000000000001", "within")]
    [InlineData("10MB", "100000000", "109999999", "within")]
    [InlineData("10MB", "100000000", "110000000", "within")]
    [InlineData("10MB", "100000000", "110000001", "over")]
    [InlineData("0B", "100", "100", "within")]
    [InlineData("0B", "100", "101", "over")]
    [InlineData("0B", "100", "99", "within")]
    [InlineData("5%", "0", "0", "within")]
    [InlineData("5%", "0", "1", "over")]
    [InlineData("content:500kB", "100", "500100", "within")]
    [InlineData("content:500kB", "100", "500101", "over")]
    [InlineData("own:5%", "1000", "1050", "within")]
    [InlineData("own:5%", "1000", "1051", "over")]
    [InlineData("own-content:1B", "1000", "1001", "within")]
    [InlineData("own-content:1B", "1000", "1002", "over")]
    [InlineData("layers:1", "4", "5", "within")]
    [InlineData("layers:1", "4", "6", "over")]
    [InlineData("layers:25%", "4", "5", "within")]
    [InlineData("layers:25%", "5", "7", "over")]
    public void AtTheLimitIsWithinItAndOneMoreIsOver(string limit, string was, string now, string state)
    {
        var growth = new Growth(Number(was), Number(now));

        Assert.Equal(state, Judge(limit, growth).State.Word());
        Assert.Equal(state == "over" ? "warned" : state, Judge(limit, growth, isHard: false).State.Word());
        Assert.Equal(state == "over" ? "allowed" : state, Judge(limit, growth, reason: "a new compiler").State.Word());
    }

    // The ratio's whole interval must be above: its mean alone says nothing.
    [Theory]
    [InlineData("cold:10%", 1.09, "within")]
    [InlineData("cold:10%", 1.10, "within")]
    [InlineData("cold:10%", 1.1001, "over")]
    [InlineData("cold:10%", 0.5, "within")]
    [InlineData("cold:2s", 1.2, "within")]
    [InlineData("cold:2s", 1.2001, "over")]
    [InlineData("cold:2s", 1e300, "over")]
    [InlineData("warm:0s", 1.0, "within")]
    [InlineData("warm:0s", 1.0001, "over")]
    [InlineData("cold:10%", double.NaN, "not known")]
    [InlineData("cold:10%", null, "not known")]
    public void ATimeIsOverOnlyWhereItsWholeIntervalIs(string limit, double? low, string state)
    {
        var growth = new Growth(10, 20) { RatioLow = low, RatioHigh = 3 };

        Assert.Equal(state, Judge(limit, growth).State.Word());
    }

    [Fact]
    public void AMissingSideIsToldAndIsNoFailure()
    {
        Assert.Equal((LimitState.NotKnown, "the base does not know it"), StateOf(new Growth(null, 5)));
        Assert.Equal((LimitState.NotKnown, "the head does not know it"), StateOf(new Growth(5, null)));
        Assert.Equal((LimitState.NotKnown, "neither side knows it"), StateOf(new Growth(null, null)));
        Assert.Equal((LimitState.NotKnown, "it is only in B"), StateOf(Growth.Unknown("it is only in B")));

        static (LimitState State, string? Reason) StateOf(Growth growth)
        {
            var finding = Judge("5%", growth, reason: "never asked");
            return (finding.State, finding.Reason);
        }
    }

    [Theory]
    [InlineData("5%", "100000000", "105000001",
        "app/multi (buildkit): unpacked size grew by 5,000,001 B (5.0 %), from 100,000,000 B to 105,000,001 B: over its limit of 5% "
            + "(5,000,000 B).")]
    [InlineData("0.1%", "999", "1000",
        "app/multi (buildkit): unpacked size grew by 1 B (0.1 %), from 999 B to 1,000 B: over its limit of 0.1% (0 B).")]
    [InlineData("content:1kB", "5000", "4000",
        "app/multi (buildkit): content size fell by 1,000 B (20.0 %), from 5,000 B to 4,000 B: within its limit of 1kB.")]
    [InlineData("layers:1", "4", "4", "app/multi (buildkit): number of layers stayed at 4: within its limit of 1.")]
    [InlineData("own:0B", "0", "4",
        "app/multi (buildkit): own part of the unpacked size grew by 4 B, from 0 B to 4 B: over its limit of 0B.")]
    public void ALineSaysWhatGrewByHowMuchAndWhatWasAllowed(string limit, string was, string now, string line)
    {
        using var comma = new DecimalComma();
        Assert.Equal(line, LimitSentence.Of(Judge(limit, new Growth(Number(was), Number(now)))));
    }

    [Fact]
    public void ALineTellsTimesSoftLimitsReasonsAndWhatIsNotKnown()
    {
        using var comma = new DecimalComma();
        var time = new Growth(10, 12.5m) { RatioLow = 1.15, RatioHigh = 1.35 };

        Assert.Equal(
            "app/multi (buildkit): cold build grew by 2.50 s, from 10.0 s to 12.5 s, × 1.25 (1.15 to 1.35): over the warning limit "
                + "of 10% (1.00 s).",
            LimitSentence.Of(Judge("cold:10%", time, isHard: false)));
        Assert.Equal(
            "app/multi (buildkit): cold build grew by 2.50 s, from 10.0 s to 12.5 s, × 1.25 (1.15 to 1.35): over its limit of 10% "
                + "(1.00 s), allowed: a new compiler.",
            LimitSentence.Of(Judge("cold:10%", time, reason: "a new compiler.\n")));
        Assert.Equal(
            "app/multi (buildkit): unpacked size is not held to its limit of 5%: it is only in B.",
            LimitSentence.Of(Judge("5%", Growth.Unknown("it is only in B"))));
        Assert.StartsWith(
            "The image: unpacked size grew by 1 B",
            LimitSentence.Of(LimitFinding.Judge("", "", Read("0B", isHard: true), new Growth(1, 2), null)));
        Assert.EndsWith(
            "over its limit of 0B (all of the change).",
            LimitSentence.Of(Judge("own:0B", new Growth(1, 2) { Note = "all of the change" })));
    }

    private static LimitFinding Judge(string limit, Growth growth, bool isHard = true, string? reason = null) =>
        LimitFinding.Judge("app", "multi", Read(limit, isHard), growth, reason) with { Builder = "buildkit" };

    private static Limit Read(string text, bool isHard) => LimitText.Parse(text, isHard, out _)!;

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
