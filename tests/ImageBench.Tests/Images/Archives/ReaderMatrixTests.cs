using System.Formats.Tar;
using ImageBench.Images.Archives;
using ImageBench.Images.Contents;
using ImageBench.Images.Documents;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.Archives;

/// <summary>
/// What writes images, times how layers are compressed, times how the whole lies there, times one image or several: all give the same
/// image.
/// </summary>
public sealed class ReaderMatrixTests : IDisposable
{
    private static readonly byte[] First = new TarBytes().Directory("etc").File("etc/passwd", 700).Symlink("sh", "bin/busybox").End();
    private static readonly byte[] Second = new TarBytes().File("etc/.wh.passwd", 0).File("app", 5000).End();

    private readonly TempFolder _temp = new();

    private static Dictionary<string, Func<byte[], byte[]>> Packings => new()
    {
        ["plain"] = bytes => bytes,
        ["gzip"] = ArchiveBuilder.Gzip,
        ["zstd"] = ArchiveBuilder.Zstd,
        ["pzstd"] = bytes => [0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 9, 9, .. ArchiveBuilder.Zstd(bytes)],
    };

    /// <summary>What a writer writes, and which of several images is meant; null: there is one.</summary>
    private static IEnumerable<(string Writer, byte[] Archive, string? Meant)> Written()
    {
        var other = Image("other:2", "s390x", Second);
        yield return ("docker save before 25", Image().Legacy(), null);
        yield return ("docker save before 25, several", ArchiveBuilder.SavedTogether(other, Image()), "meant:1");
        yield return ("crane pull", Image().Crane(), null);
        yield return ("skopeo docker-archive", Image().SkopeoDocker(), null);
        foreach (var (packing, pack) in Packings)
        {
            yield return ($"skopeo oci, {packing}", Image().Oci(pack), null);
            yield return ($"docker save, {packing}", Image().Oci(pack, dockerManifest: true), null);
            yield return ($"buildx, {packing}, several platforms", Image().Oci(pack, dockerManifest: false, [other]), "meant:1");
            yield return ($"docker save, {packing}, several platforms", Image().Oci(pack, dockerManifest: true, [other]), null);
        }
    }

    [Fact]
    public async Task EveryWriterInEveryPlaceGivesTheSameImage()
    {
        var count = 0;
        foreach (var (writer, archive, meant) in Written())
        {
            foreach (var (packing, pack) in Packings)
            {
                await using var stream = new MemoryStream(pack(archive));
                await Check(
                    ImageArchive.ReadTree(stream, Reading(meant), TestContext.Current.CancellationToken), $"{writer}, all {packing}");
            }

            var folder = Path.Combine(_temp.Path, $"{++count}");
            Directory.CreateDirectory(folder);
            await TarFile.ExtractToDirectoryAsync(
                new MemoryStream(archive), folder, overwriteFiles: true, TestContext.Current.CancellationToken);
            await Check(ImageArchive.ReadFolder(folder, Reading(meant), TestContext.Current.CancellationToken), $"{writer}, unpacked");
        }

        Assert.Equal(20, count);
    }

    public void Dispose() => _temp.Dispose();

    private static ImageReading Reading(string? meant) => new() { Choice = new ImageChoice(meant, null), IsCompared = true };

    private static ArchiveBuilder Image(string name = "meant:1", string architecture = "amd64", byte[]? alone = null) =>
        alone is null
            ? new ArchiveBuilder { Name = name, Architecture = architecture }.Layer(First).Layer(Second).Layer(First)
            : new ArchiveBuilder { Name = name, Architecture = architecture }.Layer(alone);

    private static async Task Check(Task<ImageTree> read, string written)
    {
        var image = await read;
        Assert.True(image.Facts.ImageId == Image().ConfigDigest, written);
        Assert.True(image.Facts.Layers.Select(layer => layer.DiffId).SequenceEqual(
            [ArchiveBuilder.Digest(First), ArchiveBuilder.Digest(Second), ArchiveBuilder.Digest(First)]), written);
        Assert.True(image.Facts.Unpacked.Bytes == 711 + 5000 + 711, written);
        Assert.True(image.Facts.Waste.Sum(file => file.Wasted.Bytes) == 711, written);
        Assert.True(image.Tree.Nodes.Find("etc/passwd"u8.ToArray()) >= 0 && image.Tree.Nodes.Find("app"u8.ToArray()) >= 0, written);
    }
}
