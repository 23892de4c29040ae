using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Statistics.Variants;

public class VariantRowsTests
{
    private static readonly Dictionary<VariantKey, CheckResult> NoChecks = [];

    private static readonly MeasuredImage[] Images = [Some.Image("single", 1_000_000), Some.Image("multi", 25_000)];

    private static readonly BuildRecord[] Builds =
    [
        Some.Build("single", 20, 1), Some.Build("multi", 10, 1),
        Some.Build("single", 30, 2), Some.Build("multi", 15, 2),
    ];

    [Fact]
    public void SayWhatIsSavedAgainstTheBaseline()
    {
        var (single, multi) = Two(Of(Builds));

        Assert.Equal(97.5, multi.UnpackedReductionPercent!.Value, 9);
        Assert.Equal(0.5, multi.Times[CacheState.Cold].Ratio!.Value, 9);
        Assert.Null(multi.ContentReductionPercent);
        Assert.True(single.IsBaseline);
        Assert.Null(single.UnpackedReductionPercent);
        Assert.Null(single.Times[CacheState.Cold].Ratio);
        Assert.Equal([CacheState.Cold], single.Times.Keys);
    }

    [Fact]
    public void SayALossAsANegativeReduction()
    {
        var (_, multi) = Two(Of(Builds, [Some.Image("single", 1_000), Some.Image("multi", 1_500)]));

        Assert.Equal(-50, multi.UnpackedReductionPercent!.Value, 9);
    }

    [Theory]
    [InlineData(nameof(BuildStatus.Failed))]
    [InlineData(nameof(BuildStatus.TimedOut))]
    [InlineData(nameof(BuildStatus.Cancelled))]
    public void AverageOnlyBuildsThatSucceeded(string status)
    {
        var (single, _) = Two(Of([.. Builds, Some.FailedBuild("single", Enum.Parse<BuildStatus>(status), 3)]));

        Assert.Equal(2, single.Times[CacheState.Cold].Rounds);
        Assert.Equal(Some.Seconds(25), single.Times[CacheState.Cold].Mean);
    }

    [Theory]
    [InlineData("Failed", "TimedOut", "Failed")]
    [InlineData("TimedOut", "Cancelled", "TimedOut")]
    [InlineData("Cancelled", "Cancelled", "Built")]
    public void TakeTheWorstEndOfAVariantsBuilds(string third, string fourth, string expected)
    {
        string[] others = [third, fourth];
        var (_, multi) = Two(
            Of([.. Builds, .. others.Select((status, i) => Some.FailedBuild("multi", Enum.Parse<BuildStatus>(status), 3 + i))]));

        Assert.Equal(Enum.Parse<BuildStatus>(expected), multi.Status);
    }

    [Fact]
    public void CallAVariantCancelledWhenNothingElseIsKnownOfIt()
    {
        var (_, multi) = Two(Of([Some.Build("single"), Some.FailedBuild("multi", BuildStatus.Cancelled)], [Images[0]]));

        Assert.Equal(BuildStatus.Cancelled, multi.Status);
        Assert.Null(multi.Image);
        Assert.Empty(multi.Times);
    }

    [Theory]
    [InlineData("single")]
    [InlineData("multi")]
    public void CompareNothingWithAnImageThatDoesNotWork(string broken)
    {
        var key = new VariantKey("go-crud", broken, Builder.BuildKit);
        var (_, multi) = Two(Of(Builds, checks: new Dictionary<VariantKey, CheckResult> { [key] = CheckResult.Failed }));

        Assert.Null(multi.UnpackedReductionPercent);
        Assert.Null(multi.Times[CacheState.Cold].Ratio);
        Assert.Equal(2, multi.Times[CacheState.Cold].Rounds);
    }

    [Fact]
    public void CompareNothingWithABaselineThatFailed()
    {
        var (single, multi) = Two(Of([.. Builds, Some.FailedBuild("single", round: 3)]));

        Assert.Equal(BuildStatus.Failed, single.Status);
        Assert.Null(multi.UnpackedReductionPercent);
        Assert.Null(multi.Times[CacheState.Cold].Ratio);
    }

    [Fact]
    public void HaveNoReductionOfAnEmptyOrUnknownBaseline()
    {
        Assert.Null(Two(Of(Builds, [Some.Image("single", 0), Some.Image("multi", 25_000)])).Item2.UnpackedReductionPercent);
        Assert.Null(Two(Of(Builds, [Some.Image("multi", 25_000)])).Item2.UnpackedReductionPercent);
    }

    [Fact]
    public void CompareEachBuilderWithItsOwnBaselineAndKeepThemTogether()
    {
        BuildRecord[] classic = [Some.Build("multi", 40, builder: Builder.Classic), Some.Build("single", 10, builder: Builder.Classic)];
        var summaries = Of([.. classic, .. Builds]);

        Assert.Equal(
            ["go-crud/single (buildkit)", "go-crud/multi (buildkit)", "go-crud/single (classic)", "go-crud/multi (classic)"],
            summaries.Select(summary => summary.Key.ToString()));
        Assert.Equal(0.5, summaries[1].Times[CacheState.Cold].Ratio!.Value, 9);
        Assert.Equal(4, summaries[3].Times[CacheState.Cold].Ratio!.Value, 9);
    }

    [Fact]
    public void LeaveOutVariantsThatWereNotAskedFor()
    {
        var multi = Assert.Single(Of([Some.Build("multi")], [Images[1]]));

        Assert.Null(multi.UnpackedReductionPercent);
        Assert.Null(multi.Times[CacheState.Cold].Ratio);
    }

    [Fact]
    public void HoldARowOfAVariantThatItsBuilderCannotBuild()
    {
        var summaries = VariantRows.Make(
            [Some.Scenario()],
            BaseSet.Debian,
            [Some.Build(builder: Builder.Classic)],
            [],
            NoChecks,
            new VariantKey("go-crud", "multi", Builder.Classic));

        Assert.Equal(["go-crud/single (classic)", "go-crud/multi (classic)"], summaries.Select(summary => summary.Key.ToString()));
        Assert.Equal((BuildStatus.Skipped, false, CheckResult.None), (summaries[1].Status, summaries[1].Counts, summaries[1].Check));
        Assert.Null(summaries[1].Image);
        Assert.Empty(summaries[1].Times);
    }

    [Fact]
    public void DoNotMixScenariosWithVariantsOfOneName()
    {
        var other = Some.Build(Some.Key("multi", scenario: "node-crud"), Some.Outcome(99));
        var summaries = VariantRows.Make(
            [Some.Scenario("node-crud"), Some.Scenario()],
            BaseSet.Hub,
            [.. Builds, other],
            [.. Images, Some.Image("multi", 7, scenario: "node-crud")],
            NoChecks);

        Assert.Equal(["node-crud", "go-crud", "go-crud"], summaries.Select(summary => summary.Scenario));
        Assert.Equal(Some.Seconds(99), summaries[0].Times[CacheState.Cold].Mean);
        Assert.Equal(7, summaries[0].Image!.Unpacked.Bytes);
    }

    private static IReadOnlyList<VariantSummary> Of(
        IReadOnlyList<BuildRecord> builds,
        IReadOnlyList<MeasuredImage>? images = null,
        Dictionary<VariantKey, CheckResult>? checks = null) =>
        VariantRows.Make([Some.Scenario()], BaseSet.Debian, builds, images ?? Images, checks ?? NoChecks);

    private static (VariantSummary Single, VariantSummary Multi) Two(IReadOnlyList<VariantSummary> summaries)
    {
        Assert.Equal(["single", "multi"], summaries.Select(summary => summary.Variant));
        return (summaries[0], summaries[1]);
    }
}
