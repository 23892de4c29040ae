using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Reports.Sections;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Reports.Sections;

public class TransferSectionTests
{
    [Fact]
    public void IsAsApproved() => Approved.Matches("Reports/Approved/transfers.md", Whole(
    [
        Push(SampleResults.SingleStage, 1, 16.5),
        Push(SampleResults.MultiStage, 1, 0.4),
        Push(SampleResults.SingleStage, 2, 16.7),
        Push(SampleResults.MultiStage, 2, 0.5),
        Pull(SampleResults.SingleStage, 1, 2.5), Pull(SampleResults.MultiStage, 1, 0.2), Pull(SampleResults.SingleStage, 2, 2.4),
        new(SampleResults.MultiStage.Key, TransferDirection.Pull, 2, Some.Time) { Error = "connection | reset" },
    ]));

    [Fact]
    public void IsTheSameUnderADecimalComma()
    {
        using var culture = new DecimalComma();

        IsAsApproved();
    }

    [Fact]
    public void SaysWhyNothingWasPulledBack() =>
        Assert.Contains(
            "Nothing was pulled back: the engine is shared", Section([Push(SampleResults.SingleStage, 1, 16.5)]), StringComparison.Ordinal);

    [Fact]
    public void IsEmptyWhereNothingMoved() => Assert.Equal("", Section([]));

    private static Transfer Push(VariantSummary variant, int round, double seconds) =>
        new(variant.Key, TransferDirection.Push, round, Some.Time)
        {
            Elapsed = Some.Seconds(seconds),
            Layers = variant.Image!.LayerCount,
            Reused = 0,
            Moved = variant.Image.Content,
        };

    private static Transfer Pull(VariantSummary variant, int round, double seconds) =>
        new(variant.Key, TransferDirection.Pull, round, Some.Time)
        {
            Elapsed = Some.Seconds(seconds),
            Layers = variant.Image!.LayerCount,
            Reused = 1,
            Moved = new ByteSize(4_000_000),
        };

    private static string Section(IReadOnlyList<Transfer> transfers) => TransferSection.InShort(Results(transfers));

    private static string Whole(IReadOnlyList<Transfer> transfers) =>
        $"{Section(transfers)}\n\n{TransferSection.OverLines(Results(transfers))}";

    private static ScenarioResults Results(IReadOnlyList<Transfer> transfers) => Assert.Single(ScenarioResults.Of(
        SampleResults.TwoVariants with
        {
            Transfers = transfers,
            Layers = [.. SampleResults.TwoVariants.Layers.Select(layer => layer with { Content = new ByteSize(layer.Unpacked.Bytes / 3) })],
        }));
}
