using ImageBench.Model;
using ImageBench.Model.Runs;

namespace ImageBench.Tests.Reports.Charts;

/// <summary>What each chart tells, as its SVG holds it.</summary>
public sealed class ChartTextTests(DrawnCharts drawn) : IDisposable
{
    private readonly ChartStage _charts = new(drawn);

    [Fact]
    public async Task EveryTextOfTheSizesChartIsInItsSvg()
    {
        await _charts.ReadTwoVariants();
        string[] texts = ["go-crud: unpacked size", "single", "613 MB", "baseline", "multi", "10.1 MB", "98.3 % smaller"];
        Assert.Superset(texts.ToHashSet(), _charts.Texts("sizes.svg"));
    }

    [Fact]
    public async Task LayersAreNumberedWhereTheyHaveRoomAndCountedBesideTheirBar()
    {
        await _charts.ReadTwoVariants();
        var texts = _charts.Texts("layer-sizes.svg");
        Assert.Superset(new[] { "single", "1", "2", "5", "7 layers", "613 MB", "multi", "2 layers", "10.1 MB" }.ToHashSet(), texts);
        Assert.DoesNotContain("3", texts);
        Assert.Contains(texts, text => text.EndsWith("paler: the parent image's", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheLeftOutChartTellsOfEveryKindWhatWasKeptAndWhatWasNot()
    {
        await _charts.Draw(SampleFindings.WithContents);
        string[] texts =
        [
            "go-crud: where the bytes of the baseline went",
            "multi: 10.1 MB of single's 613 MB",
            "toolchain",
            "430 MB",
            "left out",
            "program",
            "855 kB",
            "left out, 8.15 MB kept",
            "overwritten or deleted",
        ];
        Assert.Superset(texts.ToHashSet(), _charts.Texts("left-out.svg"));
    }

    [Fact]
    public async Task EveryCacheStateHasAPanelWithItsTimes()
    {
        await _charts.ReadTwoVariants();
        string[] texts =
        [
            "cold: every step runs",
            "28.5 s ± 0.6",
            "1.05 × the baseline",
            "warm: every step is cached",
            "0.108 s ± 0.013",
            "1.21 × the baseline",
        ];
        Assert.Superset(texts.ToHashSet(), _charts.Texts("build-times.svg"));
    }

    [Fact]
    public async Task TheTimelineHasALaneForEveryStageAndTheBuildersOwn()
    {
        await _charts.Draw(SampleFindings.WithSteps);
        string[] texts =
        [
            "go-crud: timeline of a cold build",
            "the builder itself",
            "unnamed stage",
            "build",
            "assets",
            "stage-2",
            "RUN",
            "28.0 s",
            "16.0 s",
            "2 steps",
        ];
        Assert.Superset(texts.ToHashSet(), _charts.Texts("build-timeline.svg"));
    }

    [Fact]
    public async Task AVariantThatDoesNotCountHasItsReasonInPlaceOfABar()
    {
        var broken = SampleResults.MultiStage with
        {
            Variant = "broken",
            Check = CheckResult.Failed,
            Image = SampleResults.MultiStage.Image! with { Unpacked = new ByteSize(77_700_000) },
        };
        await _charts.Draw(SampleResults.SingleStage, SampleResults.Failed("worse"), broken);
        var texts = _charts.Texts("sizes.svg");
        Assert.Superset(new[] { "worse", "failed to build", "broken", "check failed" }.ToHashSet(), texts);
        Assert.DoesNotContain("77.7 MB", texts);
    }

    [Fact]
    public async Task LettersThatTheFontLacksLeaveASign()
    {
        await _charts.Draw(SampleResults.SingleStage with { Variant = "мульти 日本🐳" });
        Assert.Contains("мульти ���", _charts.Texts("sizes.svg"));
    }

    public void Dispose() => _charts.Dispose();
}
