using ImageBench.Model;
using ImageBench.Reports.Advising;
using ImageBench.Results.Exports;
using ImageBench.Statistics.Judging;

namespace ImageBench.Tests.Reports.Advising;

public class AdvicePageTests
{
    [Fact]
    public void EachFateHasARowAndAReason() => Approved.Matches("Reports/Approved/advice.md", AdvicePage.Text(SomeAdvice.Whole()));

    [Fact]
    public void ProgramsAreToldTheSame() =>
        Approved.Matches("Reports/Approved/advice.json", AdviceJson.Text([(SomeAdvice.Whole(), "/results/advice")]));

    [Fact]
    public void ADecimalCommaChangesNothing()
    {
        var (page, json) = (AdvicePage.Text(SomeAdvice.Whole()), AdviceJson.Text([(SomeAdvice.Whole(), "")]));

        using var culture = new DecimalComma();

        Assert.Equal(page, AdvicePage.Text(SomeAdvice.Whole()));
        Assert.Equal(json, AdviceJson.Text([(SomeAdvice.Whole(), "")]));
    }

    [Fact]
    public void EachLineOfAnIgnoreFileIsToldWithItsBytesAndItsShareOfTheTime()
    {
        var pattern = new IgnoredPattern(".git", 1_234, new ByteSize(9_000_000));
        var all = new IgnoredPattern("**/node_modules", 2, new ByteSize(1_000_000));
        var advice = SomeAdvice.Whole() with
        {
            Rewrites =
            [
                SomeAdvice.Whole().Rewrites[0] with
                {
                    Ignored =
                    [
                        pattern.Timed(new ByteSize(10_000_000), TimeSpan.FromSeconds(2)),
                        all.Timed(new ByteSize(500), TimeSpan.FromSeconds(2)),
                    ],
                },
            ],
        };

        var (page, json) = (AdvicePage.Text(advice), AdviceJson.Text([(advice, "")]));

        Assert.Contains("| <code>.git</code> | 1,234 | 9.00 MB | 1.80 s |", page, StringComparison.Ordinal);
        Assert.Contains("| <code>\\*\\*/node_modules</code> | 2 | 1.00 MB | – |", page, StringComparison.Ordinal);
        Assert.Equal(
            [".git in the ignore file leaves out 1,234 files, 9.00 MB, which took 1.80 s to send.",
                "**/node_modules in the ignore file leaves out 2 files, 1.00 MB."],
            IgnoredText.Sentences(advice));
        Assert.Contains("\"upload_seconds\": 1.8", json, StringComparison.Ordinal);
        Assert.DoesNotContain("What the ignore file leaves out", AdvicePage.Text(SomeAdvice.Whole()), StringComparison.Ordinal);
    }

    [Fact]
    public void WhereNothingWasFoundThePageSaysWhy()
    {
        var nothing = new MeasuredAdvice("app", "Dockerfile", [], null);

        Assert.Equal("No rewrite has a place in it.", AdvicePage.Sentence(nothing));
        Assert.Contains(
            "before it works: it breaks",
            AdvicePage.Sentence(nothing with { WhyNoOriginal = "it breaks" }),
            StringComparison.Ordinal);
        Assert.Contains("interrupted", AdvicePage.Sentence(nothing with { IsInterrupted = true }), StringComparison.Ordinal);
    }
}
