using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Results.Tables;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Results.Tables;

public sealed class LayersCsvTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public void IsAsApproved() => Approved.Matches("Results/Approved/layers.csv", LayersCsv.Text("run", HardCases()));

    [Fact]
    public void IsTheSameUnderADecimalComma()
    {
        using var culture = new DecimalComma();

        Approved.Matches("Results/Approved/layers.csv", LayersCsv.Text("run", HardCases()));
        Assert.Equal(HardCases(), Read(LayersCsv.Text("run", HardCases())));
    }

    [Fact]
    public void GivesItsRowsBack() => Assert.Equal(HardCases(), Read(LayersCsv.Text("run", HardCases())));

    [Fact]
    public void OfAnImageThatNoRunMadeNamesNoVariant()
    {
        var rows = LayerSummary.Of(Some.Image("multi", 10).Facts);

        Assert.StartsWith(",,,1,sha256:bbb", LayersCsv.Text(rows).Split('\n')[1], StringComparison.Ordinal);
        Assert.Equal(rows, Read(LayersCsv.Text(rows)));
    }

    [Fact]
    public void IsReadWithoutTheImagesOfBuildersThatAreNotKnown()
    {
        var text = LayersCsv.Text("run", HardCases()).Replace("classic", "kaniko", StringComparison.Ordinal);

        Assert.Equal(HardCases()[..2], Read(text));
    }

    public void Dispose() => _temp.Dispose();

    private static LayerSummary[] HardCases()
    {
        var (first, second) =
            (new VariantKey("go-crud", "multi", Builder.BuildKit), new VariantKey("go-crud", "a \"b\", c", Builder.Classic));
        return
        [
            new(first, 1, "sha256:" + new string('1', 64), "", true, new ByteSize(1_985_472), null, 404, new ByteSize(0)),
            new(first, 2, "sha256:"
                + new string('2', 64),
                "COPY --from=build /app /app",
                false,
                new ByteSize(8_145_272),
                new ByteSize(3_000_000),
                1,
                new ByteSize(1234)),
            new(second, 1, "sha256:" + new string('3', 64), "=1+1\nRUN echo \"a, b\"; true", null, new ByteSize(0), null, 0, null),
        ];
    }

    private IReadOnlyList<LayerSummary> Read(string text) => LayersCsv.Read(_temp.Write("layers.csv", text));
}
