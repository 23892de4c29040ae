using ImageBench.Model;
using ImageBench.Model.Limits;
using ImageBench.Results.Exports.Tools;
using ImageBench.Statistics.Outcomes;

namespace ImageBench.Tests.Results.Exports;

public class GitHubTests
{
    [Fact]
    public void OutputsAreALineEachWhateverTheyHold()
    {
        Assert.Equal(
            "verdict=good\nunpacked_bytes=112000000\nunpacked_change_bytes=12000000\ncontent_bytes=37333333\n"
                + "content_change_bytes=4000000\nreport=results/x\\nverdict=good/report.md\n",
            GitHubOutput.Text(SomeOutcomes.Grown() with { ReportPath = "results/x\nverdict=good/report.md" }));
        Assert.Equal(
            "verdict=good\nunpacked_bytes=\nunpacked_change_bytes=\ncontent_bytes=\ncontent_change_bytes=\nreport=\n",
            GitHubOutput.Text(new Outcome("nothing", [])));
    }

    [Fact]
    public void AnImageThatGrewIsANoticeOnTheLineThatGrew() =>
        Assert.Equal(
            "::notice file=app/Dockerfile,line=7,title=Image app::+12.0 MB unpacked; this instruction: +12.0 MB\n",
            GitHubAnnotations.Text(SomeOutcomes.Grown(), null));

    [Theory]
    [InlineData(LimitState.Over, "error")]
    [InlineData(LimitState.Warned, "warning")]
    [InlineData(LimitState.Allowed, "notice")]
    public void ALimitThatWasPassedIsTold(object state, string level) =>
        Assert.Equal(
            $"::{level} file=app/Dockerfile,line=7,title=Image app::+12.0 MB unpacked; this instruction: +12.0 MB; "
                + $"unpacked size grows at most 5%25, it is +12.0 MB ({((LimitState)state).Word()})\n",
            GitHubAnnotations.Text(
                SomeOutcomes.Grown() with
                {
                    Limits = [new LimitOutcome("app", "unpacked size grows at most 5%", "+12.0 MB", (LimitState)state)],
                },
                null));

    [Fact]
    public void WhatDidNotGrowIsNotTold() =>
        Assert.Equal("", GitHubAnnotations.Text(new Outcome("app", [SomeOutcomes.Image("app", 100, 100)]) { Base = "a" }, null));

    [Fact]
    public void ARunIsToldOnlyWhereSomethingIsWrong()
    {
        var run = new Outcome("app", [SomeOutcomes.Image("app") with { Base = null }]);

        Assert.Equal("", GitHubAnnotations.Text(run, null));
        Assert.Equal(
            "::error file=app/Dockerfile,line=7,title=Image app::112 MB unpacked; this instruction: 112 MB; "
                + "layers at most 3, it is 7 (over)\n",
            GitHubAnnotations.Text(run with { Limits = [new LimitOutcome("app", "layers at most 3", "7", LimitState.Over)] }, null));
    }

    [Fact]
    public void OddTextStaysInItsPlace()
    {
        var lines = GitHubAnnotations.Text(SomeOutcomes.Odd(), null).TrimEnd('\n').Split('\n');

        var line = Assert.Single(lines); // Of the others no Dockerfile is known.
        Assert.StartsWith("::error file=dockerfile a|b`c\"d'e\\f <b>&amp; ]]> --> @team", line, StringComparison.Ordinal);
        Assert.Contains("https%3A//x.test", line, StringComparison.Ordinal);
        Assert.Empty(HostileText.In(line));
    }

    [Fact]
    public void FilesAreNamedBelowTheRepository()
    {
        var folder = Path.GetDirectoryName(Environment.CurrentDirectory);

        Assert.StartsWith(
            $"::notice file={Path.GetFileName(Environment.CurrentDirectory)}/app/Dockerfile,line=7,",
            GitHubAnnotations.Text(SomeOutcomes.Grown(), folder), StringComparison.Ordinal);
    }
}
