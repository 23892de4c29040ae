using ImageBench.Images.Archives;
using ImageBench.Images.Changes;
using ImageBench.Images.Contents;
using ImageBench.Images.Packages;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.Packages;

/// <summary>Two images of one layer: the second of a later version, and of half as many bytes again.</summary>
internal static class UpgradedLayer
{
    public static async Task<string> Upgrade(Func<string, int, TarBytes> image) => Described(await Between(image));

    public static string Described(ImageDifference difference) => string.Join(", ", difference.Packages
        .OrderBy(change => change.Name, StringComparer.Ordinal)
        .Select(change => $"{change.Manager} {change.Name} {change.BaseVersion} → {change.HeadVersion} {Signed(change)}"));

    public static async Task<ImageDifference> Between(Func<string, int, TarBytes> image) =>
        ImageDifference.Between(await Read(image("1.3", 1000)), await Read(image("1.4", 1500)));

    public static Task<ImageTree> Read(TarBytes layer) => ImageArchive.ReadTree(
        new MemoryStream(new ArchiveBuilder().Layer(layer.End()).Legacy()),
        new ImageReading { IsCompared = true },
        TestContext.Current.CancellationToken);

    private static string Signed(PackageChange change) => change.Change is { } known ? $"+{known.Bytes}" : "unknown";
}
