using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Results.Tables.Details;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Results.Tables.Details;

public sealed class MapCsvTests : IDisposable
{
    private static readonly VariantContents[] HardCases =
    [
        Image("go-crud", Builder.BuildKit,
            new FoldedFiles("/usr/lib/a, \"b\"\\x0a", true, 2, ContentKind.Program, new ByteSize(9_000_000_000), 1),
            new FoldedFiles("/", false, 127, ContentKind.PackageDataAndCaches, new ByteSize(0), 1_234)),
        Image("=sum", Builder.Classic, new FoldedFiles("/=1", false, 1, ContentKind.Other, new ByteSize(1), 0)),
    ];

    private readonly TempFolder _temp = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void IsAsApproved(bool decimalComma)
    {
        using var culture = decimalComma ? new DecimalComma() : null;

        Approved.Matches("Results/Approved/map.csv", MapCsv.Text("run", HardCases));
    }

    [Fact]
    public void GivesItsRowsBackByTheirVariant()
    {
        var map = MapCsv.Read(_temp.Write("map.csv", MapCsv.Text("run", HardCases)));

        Assert.All(HardCases, image => Assert.Equal(image.Contents.Map, map[image.Key]));
    }

    [Fact]
    public void OfAnOlderRunThatHasNoneIsEmpty() => Assert.Empty(MapCsv.Read(Path.Combine(_temp.Path, "map.csv")));

    public void Dispose() => _temp.Dispose();

    private static VariantContents Image(string scenario, Builder builder, params FoldedFiles[] map) =>
        new(new VariantKey(scenario, "single", builder), new ImageContents([], []) { Map = map });
}
