using System.Collections.Concurrent;
using ImageBench.Images.Archives;
using ImageBench.Images.ContentSizes;
using ImageBench.Images.Documents;
using ImageBench.Model.Images;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.ContentSizes;

/// <summary>An image of two layers, and what is remembered of the content sizes that were read.</summary>
internal sealed class SizedImage
{
    public static byte[] Base { get; } = new TarBytes().File("base", 300_000).End();

    public static byte[] App { get; } = new TarBytes().File("app", 2_000_000).End();

    public static string[] DiffIds => [ArchiveBuilder.Digest(Base), ArchiveBuilder.Digest(App)];

    public static TheoryData<string, byte[]> Unpacked => new()
    {
        { "docker save 20.10", Make().Legacy() },
        { "docker save 28, graph driver", Make().Oci(layer => layer, dockerManifest: true) },
        { "skopeo docker-archive", Make().SkopeoDocker() },
    };

    public ConcurrentDictionary<string, KnownContent> Memory { get; } = new(StringComparer.Ordinal);

    private SizedLayers Known => new(name => Memory.GetValueOrDefault(name), (name, content) => Memory[name] = content);

    public static ArchiveBuilder Make() =>
        new ArchiveBuilder { Architecture = OciPlatform.OfThisMachine["linux/".Length..] }.Layer(Base).Layer(App);

    public async Task<ImageFacts> Read(byte[] archive, params IReadOnlyList<string> diffIds)
    {
        using var sizer = new ContentSizer(Known, diffIds);
        return await ImageArchive.Read(new MemoryStream(archive), new ImageReading { Sizer = sizer },
            TestContext.Current.CancellationToken);
    }
}
