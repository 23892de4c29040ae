using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Reports.Advising;
using ImageBench.Statistics;
using ImageBench.Statistics.Comparing;
using ImageBench.Statistics.Judging;
using ImageBench.Statistics.Outcomes;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Statistics.Judging;

public class JudgementTests
{
    private static readonly VariantSummary Original = Row("original", 600_000_000);

    [Fact]
    public void ASmallerImageThatWorksAndIsBuiltFasterIsCalledSo()
    {
        var judgement = Judge(Row("rewritten", 90_000_000), [10, 11, 10.5], [5, 5.2, 5.1]);

        Assert.Equal((Answer.Yes, Answer.Yes, Answer.Yes), Answers(judgement));
        Assert.Equal(85, judgement.SavedPercent);
        Assert.Equal("Smaller, still works, no slower.", JudgementText.Verdict(judgement));
    }

    [Fact]
    public void TheSameImageIsNotSmallerAndOneOfTheSameTimesIsNoSlower()
    {
        var judgement = Judge(Original with { Variant = "rewritten" }, [10, 10, 10], [10, 10.01, 9.99]);

        Assert.Equal((Answer.No, Answer.Yes, Answer.Yes), Answers(judgement));
        Assert.Equal(0, judgement.SavedPercent);
    }

    [Fact]
    public void ASlowerBuildIsToldBesideWhatIsSaved()
    {
        var judgement = Judge(Row("rewritten", 90_000_000), [5, 5.1, 5], [10, 10.2, 10.1]);

        Assert.Equal((Answer.Yes, Answer.Yes, Answer.No), Answers(judgement));
        Assert.Equal("Smaller, still works, slower.", JudgementText.Verdict(judgement));
        Assert.StartsWith("cold × ", JudgementText.Times(judgement), StringComparison.Ordinal);
    }

    [Fact]
    public void ADifferenceThatIsShownAndThatNobodyWouldNoticeIsNoSlower() =>
        Assert.Equal(Answer.Yes, Judge(Row("rewritten", 90_000_000), [10, 10.01, 9.99], [10.2, 10.21, 10.19]).NoSlower);

    [Theory]
    [InlineData(590_000_000, 2, true)]
    [InlineData(90_000_000, 1.2, false)]
    [InlineData(600_000_000, 1.2, true)]
    [InlineData(600_000_000, 1.01, false)]
    public void ABuildThatIsLongerByMoreThanTheImageIsSmallerCostsMoreThanItSaves(long bytes, double factor, bool costs)
    {
        double[] seconds = [10, 10.01, 9.99];

        Assert.Equal(costs, Judge(Row("rewritten", bytes), seconds, [.. seconds.Select(time => time * factor)]).CostsMoreThanItSaves);
    }

    [Fact]
    public void TimesThatWereNotMeasuredOrScatterShowNothing()
    {
        Assert.Equal(Answer.NotShown, Judge(Row("rewritten", 90_000_000), [], []).NoSlower);
        Assert.Equal(Answer.NotShown, Judge(Row("rewritten", 90_000_000), [10], [10]).NoSlower);
        Assert.Equal(Answer.NotShown, Judge(Row("rewritten", 90_000_000), [5, 10, 20], [6, 9, 21]).NoSlower);
    }

    [Fact]
    public void OfAnImageThatDoesNotWorkNothingElseCounts()
    {
        var broken = Row("rewritten", 90_000_000) with { Check = CheckResult.Failed };
        var judgement = Judge(broken, [10, 11, 10], [5, 5, 5], new FailureOutcome("The shared library libpq is not in the image.", []));

        Assert.Equal((Answer.NotShown, Answer.No, Answer.NotShown), Answers(judgement));
        Assert.Equal(0, judgement.SavedPercent);
        Assert.Contains("libpq", JudgementText.Works(judgement), StringComparison.Ordinal);
        Assert.Equal("It does not work: nothing else of it counts.", JudgementText.Verdict(judgement));
    }

    [Fact]
    public void WithoutACheckTheSameStartIsTakenForWorkingAndToldToBeLess()
    {
        var started = Original with { Check = CheckResult.Started };
        var same = Between(started, started with { Variant = "rewritten" });
        var other = Between(
            started, started with { Variant = "rewritten" }, new StartChange("entrypoint", "[\"/app\"]", "[\"/bin/app\"]"));

        Assert.Equal(Answer.Yes, same.Works);
        Assert.False(same.IsProved);
        Assert.Contains(JudgementText.NoCheck, JudgementText.Notes(same));
        Assert.Equal(Answer.NotShown, other.Works);
        Assert.Contains(
            "Another start: entrypoint was [\"/app\"], and is [\"/bin/app\"].", JudgementText.Notes(other));
    }

    [Fact]
    public void ACheckThatTheRewrittenImageHasNoMoreShowsNothing()
    {
        var judgement = Between(Original, Row("rewritten", 1_000_000) with { Check = CheckResult.Started });

        Assert.Equal(Answer.NotShown, judgement.Works);
    }

    [Fact]
    public void AnImageThatIsSmallerByOneMeasureAloneIsNotCalledSmaller()
    {
        var packed = Row("rewritten", 90_000_000);
        var judgement = Between(
            Original, packed with { Image = packed.Image! with { Content = Original.Image!.Content + new ByteSize(5_000_000) } });

        Assert.Equal(Answer.NotShown, judgement.Smaller);
    }

    [Fact]
    public void WhatTheOriginalHadAndTheRewrittenHasNotIsTold()
    {
        var had = Original with { Image = Original.Image! with { HasShell = true, User = "app" } };
        var has = Row("rewritten", 90_000_000);
        var judgement = Between(had, has with { Image = has.Image! with { HasShell = false, User = "" } });

        Assert.Contains("Lost: a shell to execute, another user than root.", JudgementText.Notes(judgement));
    }

    [Fact]
    public void ARunThatWasInterruptedBeforeBothWereBuiltHasNoJudgement()
    {
        var results = Some.Results([], [Original]);
        var cancelled = Some.Results([], [Original, Row("rewritten", 1) with { Status = BuildStatus.Cancelled }]);

        Assert.Null(Of(results));
        Assert.Null(Of(cancelled));
    }

    private static (Answer Smaller, Answer Works, Answer NoSlower) Answers(Judgement judgement) =>
        (judgement.Smaller, judgement.Works, judgement.NoSlower);

    private static VariantSummary Row(string name, long bytes) =>
        Some.Variant(name, isBaseline: name == "original", bytes) with { Check = CheckResult.Passed };

    private static Judgement Judge(VariantSummary rewritten, double[] its, double[] others, FailureOutcome? failure = null)
    {
        var builds = its.Select((seconds, at) => Some.Build("original", seconds, at + 1))
            .Concat(others.Select((seconds, at) => Some.Build("rewritten", seconds, at + 1)));
        return Of(Some.Results([.. builds], [Original, rewritten]), failure)!;
    }

    private static Judgement Between(VariantSummary original, VariantSummary rewritten, params StartChange[] starts) =>
        Of(Some.Results([], [original, rewritten]), null, starts)!;

    private static Judgement? Of(RunResults results, FailureOutcome? failure = null, params StartChange[] starts) => Judgement.Between(
        new ComparedRun(results, "original"), new ComparedRun(results, "rewritten"), _ => failure, starts);
}
