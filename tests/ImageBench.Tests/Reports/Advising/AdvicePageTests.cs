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
