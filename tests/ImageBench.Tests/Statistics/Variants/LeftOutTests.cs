using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Statistics.Variants;

public class LeftOutTests
{
    [Fact]
    public void NamesTheBytesThatAreNotOtherAndTheWaste()
    {
        var leftOut = Compare(
            [Part(ContentKind.Toolchain, "/usr/lib", 800), Part(ContentKind.Other, "/usr/lib", 100), Part(ContentKind.Program, "/app", 10)],
            90,
            [Part(ContentKind.Program, "/bin", 10), Part(ContentKind.Other, "/etc", 40)],
            0);

        Assert.Equal(950, leftOut.Whole.Saved.Bytes);
        Assert.Equal(leftOut.Whole.Saved.Bytes, leftOut.Kinds.Sum(kind => kind.Value.Saved.Bytes) + leftOut.Wasted!.Saved.Bytes);
        Assert.Equal(100.0 * 890 / 950, leftOut.NamedPercent!.Value, 6);
        Assert.Equal([ContentKind.Toolchain, ContentKind.Other, ContentKind.Program], leftOut.Kinds.Select(kind => kind.Key));
        Assert.Equal(["/usr/lib", "/app", "/bin", "/etc"], leftOut.Directories.Select(directory => directory.Key));
    }

    [Fact]
    public void OfWhatTheVariantHasMoreNothingIsLeftOut()
    {
        var leftOut = Compare([Part(ContentKind.Other, "/a", 5)], 0, [Part(ContentKind.Other, "/a", 7)], 0);

        Assert.Equal(new ByteSize(0), leftOut.Kinds[0].Value.LeftOut);
        Assert.Equal(new ByteSize(5), leftOut.Kinds[0].Value.Kept);
        Assert.Null(leftOut.NamedPercent);
    }

    [Fact]
    public void AFileIsOnlyInOneWhereTheOthersListIsLongEnoughToTell()
    {
        var baseline = new ImageContents([], [File("/both", 90), File("/large", 80), File("/small", 3)]);
        var few = new ImageContents([], [File("/both", 10)]);
        var many = new ImageContents([], [.. Enumerable.Range(0, ImageContents.LargestLimit).Select(i => File($"/f{i}", 50))]);
        var summary = Some.ImageSummary(1000);

        Assert.Equal(["/large", "/small"], LeftOut.Between(summary, baseline, summary, few)!.Files.Select(file => file.Path));
        Assert.Equal(["/both", "/large"], LeftOut.Between(summary, baseline, summary, many)!.Files.Select(file => file.Path));
    }

    [Fact]
    public void WithoutTheContentsOfOneThereIsNoComparison() =>
        Assert.Null(LeftOut.Between(Some.ImageSummary(10), new ImageContents([], []), Some.ImageSummary(5), null));

    private static LeftOut Compare(ContentPart[] baseline, long wasted, ContentPart[] variant, long variantWasted) => LeftOut.Between(
        Some.ImageSummary(baseline.Sum(part => part.Unpacked.Bytes) + wasted) with { Wasted = new ByteSize(wasted) },
        new ImageContents(baseline, []),
        Some.ImageSummary(variant.Sum(part => part.Unpacked.Bytes) + variantWasted) with { Wasted = new ByteSize(variantWasted) },
        new ImageContents(variant, []))!;

    private static ContentPart Part(ContentKind kind, string directory, long bytes) => new(kind, directory, new ByteSize(bytes), 1);

    private static LargeFile File(string path, long bytes) => new(path, ContentKind.Other, new ByteSize(bytes));
}
