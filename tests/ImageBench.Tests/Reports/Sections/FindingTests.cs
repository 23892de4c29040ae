using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Reports.Sections;
using ImageBench.Reports.Text;
using ImageBench.Statistics;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Reports.Sections;

public class FindingTests
{
    [Fact]
    public void NamesTheSmallestAndWhatItSaves() => Assert.Equal(
        "**multi** is 10.1 MB unpacked, 98.3 % smaller than **single** (613 MB); built cold it takes 30.0 s ± 0.9 against 28.5 s ± 0.6 "
            + "(slower).",
        Sentence(SampleResults.SingleStage, SampleResults.MultiStage));

    [Fact]
    public void AVariantWhoseCheckFailedIsNotTheSmallest()
    {
        var broken = SampleResults.MultiStage with
        {
            Variant = "empty",
            Check = CheckResult.Failed,
            Image = SampleResults.MultiStage.Image! with { Unpacked = new ByteSize(1) },
        };
        Assert.StartsWith(
            "**multi** is 10.1 MB", Sentence(SampleResults.SingleStage, broken, SampleResults.MultiStage), StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAWorkingBaselineNothingIsCompared()
    {
        var baseline = SampleResults.SingleStage with { Status = BuildStatus.Failed, Image = null };
        Assert.Equal(
            "**multi** is 10.1 MB unpacked; there is no baseline to compare it with (**single**: failed to build).",
            Sentence(baseline, SampleResults.MultiStage with { UnpackedReductionPercent = null }));
    }

    [Fact]
    public void ABaselineMayBeTheSmallest()
    {
        var larger = SampleResults.MultiStage with
        {
            Image = SampleResults.MultiStage.Image! with { Unpacked = new ByteSize(700_000_000) },
            UnpackedReductionPercent = -14.1,
        };
        Assert.Equal("No variant is smaller than the baseline **single**: 613 MB unpacked.", Sentence(SampleResults.SingleStage, larger));
    }

    [Fact]
    public void ABaselineMayBeAllThatWorks() => Assert.Equal(
        "Only the baseline **single** gave a working image: 613 MB unpacked.",
        Sentence(SampleResults.SingleStage, SampleResults.Failed("multi")));

    [Fact]
    public void OneVariantAloneIsComparedWithNothing()
    {
        Assert.Equal(
            "**multi** is 10.1 MB unpacked in 2 layers, 1.99 MB of it the parent image's; a registry holds 4.82 MB; built cold it takes "
                + "30.0 s ± 0.9.",
            Sentence(SampleResults.MultiStage));
        Assert.Equal("**multi** gave no working image: failed to build.", Sentence(SampleResults.Failed("multi")));
    }

    [Fact]
    public void NothingMayWorkAtAll() => Assert.Equal(
        "No variant gave a working image, so there is nothing to compare.",
        Sentence(SampleResults.Failed("single") with { IsBaseline = true }, SampleResults.Failed("multi")));

    [Fact]
    public void ABuildersImageIsComparedWithTheBaselineOfThatBuilder()
    {
        var classic = SampleResults.MultiStage with
        {
            Builder = Builder.Classic,
            Image = SampleResults.MultiStage.Image! with { Unpacked = new ByteSize(9_000_000) },
        };
        var baseline = SampleResults.SingleStage with
        {
            Builder = Builder.Classic,
            Image = SampleResults.SingleStage.Image! with { Unpacked = new ByteSize(600_000_000) },
        };
        Assert.StartsWith(
            "**multi (classic)** is 9.00 MB unpacked, 98.3 % smaller than **single (classic)** (600 MB)",
            Sentence(SampleResults.SingleStage, SampleResults.MultiStage, baseline, classic),
            StringComparison.Ordinal);
    }

    private static string Sentence(params VariantSummary[] variants) =>
        Finding.Sentence(Assert.Single(ScenarioResults.Of(new RunResults(SampleResults.Run, [], variants))));
}
