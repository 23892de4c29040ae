using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Results.Tables;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Results.Tables;

public sealed class ContentsCsvTests : IDisposable
{
    private static readonly VariantContents[] HardCases =
    [
        new(new VariantKey("go-crud", "single", Builder.BuildKit), new ImageContents(
            [.. Enum.GetValues<ContentKind>().Select((kind, i) =>
                new ContentPart(kind, i == 0 ? "" : "/usr/lib", new ByteSize(9_000_000_000 - i), 1234))],
            [new LargeFile("/a, \"b\"\\x0a", ContentKind.Program, new ByteSize(1_234_567))])),
        new(new VariantKey("=sum", "multi", Builder.Classic), new ImageContents(
            [new ContentPart(ContentKind.Other, "/", new ByteSize(0), 1)], [])),
    ];

    private readonly TempFolder _temp = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void IsAsApproved(bool decimalComma)
    {
        using var culture = decimalComma ? new DecimalComma() : null;

        Approved.Matches("Results/Approved/contents.csv", ContentsCsv.Text("run", HardCases));
        Approved.Matches("Results/Approved/largest_files.csv", LargestFilesCsv.Text("run", HardCases));
    }

    [Fact]
    public void GivesItsRowsBackAsThePartsOfTheirVariant()
    {
        var parts = ContentsCsv.Read(_temp.Write("contents.csv", ContentsCsv.Text("run", HardCases)));
        var files = LargestFilesCsv.Read(_temp.Write("largest_files.csv", LargestFilesCsv.Text("run", HardCases)));

        Assert.All(HardCases, image => Assert.Equal(image.Contents.Parts, parts[image.Key]));
        Assert.All(HardCases, image => Assert.Equal(image.Contents.Largest, files[image.Key]));
    }

    [Fact]
    public void OfAnOlderRunThatHasNoneIsEmpty() => Assert.Empty(ContentsCsv.Read(Path.Combine(_temp.Path, "contents.csv")));

    [Fact]
    public void AKindOfALaterVersionIsOneOfTheOthers()
    {
        var contents = ContentsCsv.Text("run", HardCases).Replace("toolchain", "tools", StringComparison.Ordinal);
        var largest = LargestFilesCsv.Text("run", HardCases).Replace("program", "game", StringComparison.Ordinal);
        var parts = ContentsCsv.Read(_temp.Write("contents.csv", contents));
        var files = LargestFilesCsv.Read(_temp.Write("largest_files.csv", largest));

        var image = HardCases[0];
        Assert.Equal(image.Contents.Parts.Sum(part => part.Unpacked.Bytes), parts[image.Key].Sum(part => part.Unpacked.Bytes));
        Assert.Equal(
            image.Contents.Parts.Select(part => part.Kind == ContentKind.Toolchain ? ContentKind.Other : part.Kind),
            parts[image.Key].Select(part => part.Kind));
        Assert.Equal(ContentKind.Other, Assert.Single(files[image.Key]).Kind);
    }

    public void Dispose() => _temp.Dispose();
}
