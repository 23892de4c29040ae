using ImageBench.Images.Archives;
using ImageBench.Images.Remembered;
using ImageBench.Model.Images.Entries;
using ImageBench.Results;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Results;

/// <summary>A folder of layers that were read before, and an image that has such layers.</summary>
internal sealed class RememberedLayers : IDisposable
{
    public static readonly byte[] Tar = new TarBytes().Directory("etc").File("etc/passwd", 700).Symlink("bin", "usr/bin")
        .File("var/lib/dpkg/status", "Package: libc6\nStatus: install ok installed\nVersion: 2.36\n"u8.ToArray())
        .File("var/lib/dpkg/info/libc6.list", "/etc/passwd\n"u8.ToArray()).End();

    private readonly TempFolder _temp = new();

    /// <summary>The diff id of the image's first layer.</summary>
    public static string Digest => ArchiveBuilder.Digest(Tar);

    /// <summary>Where the folder is made, beside the key of its digests.</summary>
    public string Place => _temp.Path;

    public string Folder => Directory.GetDirectories(_temp.Path).Single();

    public static ArchiveBuilder Image() => new ArchiveBuilder().Layer(Tar).Layer(new TarBytes().File(".wh.bin", 0).End());

    public static async Task<string> Read(bool isCompared, LayerMemory memory) =>
        await Read(Image().Oci(ArchiveBuilder.Gzip), isCompared, memory) + await Read(Image().SkopeoDocker(), isCompared, memory)
        + await Read(Image().Legacy(), isCompared, memory);

    public static async Task<string> Read(byte[] archive, bool isCompared, LayerMemory memory)
    {
        var entries = new List<LayerEntry>();
        var reading = new ImageReading { IsCompared = isCompared, Memory = memory, KeepEntries = entries.AddRange };
        var image = await ImageArchive.ReadTree(new MemoryStream(archive), reading, TestContext.Current.CancellationToken);
        return string.Join('\n', [
            .. image.Facts.Layers.Select(layer => layer.ToString()),
            .. entries.Select(entry => entry.ToString()),
            .. image.Packages.Select(package => $"{package}"),
            image.Facts.PackageCount.ToString(), image.Facts.Content.ToString(), "",
        ]);
    }

    public LayerMemory Open() => new KnownLayerFolder(_temp.Path, TimeProvider.System).Open();

    public string Write(string name, string content) => _temp.Write(name, content);

    public void Dispose() => _temp.Dispose();
}
