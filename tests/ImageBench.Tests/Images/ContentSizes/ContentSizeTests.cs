using System.Collections.Concurrent;
using ImageBench.Images.Archives;
using ImageBench.Images.ContentSizes;
using ImageBench.Images.Documents;
using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.ContentSizes;

/// <summary>Content sizes of images whose layers lie in their archives packed, unpacked, and met before.</summary>
public class ContentSizeTests
{
    private static readonly byte[] Base = new TarBytes().File("base", 300_000).End();
    private static readonly byte[] App = new TarBytes().File("app", 2_000_000).End();

    /// <summary>No compressor gives this for those layers: who has it has remembered it.</summary>
    private static readonly ByteSize Remembered = new(7_777_777);

    private readonly ConcurrentDictionary<string, KnownContent> _memory = new(StringComparer.Ordinal);

    private SizedLayers Known => new(name => _memory.GetValueOrDefault(name), (name, content) => _memory[name] = content);

    private static string[] DiffIds => [ArchiveBuilder.Digest(Base), ArchiveBuilder.Digest(App)];

    public static TheoryData<string, byte[]> Unpacked => new()
    {
        { "docker save 20.10", Image().Legacy() },
        { "docker save 28, graph driver", Image().Oci(layer => layer, dockerManifest: true) },
        { "skopeo docker-archive", Image().SkopeoDocker() },
    };

    [Theory]
    [MemberData(nameof(Unpacked))]
    public async Task UnpackedLayersAreComputed(string layout, byte[] archive)
    {
        var facts = await Read(archive);

        Assert.True(facts.ContentSource == ContentSource.Computed, layout);
        Assert.All(facts.Layers.Zip([Base, App]), pair => Assert.InRange(pair.First.Content!.Value.Bytes, 20, pair.Second.Length / 10));
        var layers = facts.Layers.Select(layer => layer.Content!.Value).ToList();
        var config = new ByteSize(Image().Config.Length);
        Assert.Equal(PushedManifest.Length(config, layers) + config + layers[0] + layers[1], facts.Content);
    }

    [Fact]
    public async Task EveryLayoutComputesTheSame()
    {
        var contents = new HashSet<ByteSize?>();
        foreach (var row in Unpacked)
            contents.Add((await Read(row.Data.Item2)).Content);

        Assert.NotNull(Assert.Single(contents));
    }

    [Fact]
    public async Task PackedLayersCountAsTheyAreStored()
    {
        var facts = await ImageArchive.Read(new MemoryStream(Image().Oci(ArchiveBuilder.Gzip)), new ImageReading(),
            TestContext.Current.CancellationToken);

        Assert.Equal(ContentSource.Stored, facts.ContentSource);
        Assert.Equal(facts.StoredContent, facts.Content);
        Assert.All(facts.Layers, layer => Assert.Equal(layer.Stored, layer.Content));
    }

    [Fact]
    public async Task UnpackedLayersOfAnEngineThatKnowsTheImageByItsManifestCountAsTheyAreStored()
    {
        var archive = Image().Oci(layer => layer, dockerManifest: true);
        var manifest = await ManifestDigest(archive);

        var facts = await ImageArchive.Read(new MemoryStream(archive), new ImageReading { ImageId = manifest },
            TestContext.Current.CancellationToken);

        Assert.Equal(ContentSource.Stored, facts.ContentSource);
        Assert.All(facts.Layers, layer => Assert.Equal(layer.Stored, layer.Content));
        var beside = (await Read(archive)).Layers.Select(layer => layer.Content);
        Assert.All(facts.Layers.Zip(beside), pair => Assert.True(pair.First.Content > pair.Second));
    }

    [Fact]
    public async Task PackedLayersWithoutAManifestOfTheirOwnGetOne()
    {
        var facts = await Read(Image().Crane());

        Assert.Equal(ContentSource.Computed, facts.ContentSource);
        Assert.All(facts.Layers, layer => Assert.Equal(layer.Stored, layer.Content));
        Assert.Empty(_memory);
    }

    [Fact]
    public async Task WithoutASizerNothingIsComputed()
    {
        var facts = await ImageArchive.Read(new MemoryStream(Image().Legacy()), new ImageReading(), TestContext.Current.CancellationToken);

        Assert.Null(facts.Content);
        Assert.Null(facts.ContentSource);
        Assert.All(facts.Layers, layer => Assert.Null(layer.Content));
    }

    [Theory]
    [MemberData(nameof(Unpacked))]
    public async Task ALayerThatWasMetIsNotCompressedAgain(string layout, byte[] archive)
    {
        await Read(archive, DiffIds);
        Forge();

        Assert.True((await Read(archive, DiffIds)).Layers.All(layer => layer.Content == Remembered), layout);
    }

    [Fact]
    public async Task AFileNamedByItsDiffIdIsKnownWithoutTheEnginesWord()
    {
        await Read(Image().SkopeoDocker());
        Forge();

        Assert.All((await Read(Image().SkopeoDocker())).Layers, layer => Assert.Equal(Remembered, layer.Content));
    }

    [Fact]
    public async Task OnlyTheNewLayerIsCompressed()
    {
        var archive = Image().Oci(layer => layer, dockerManifest: true);
        var whole = await Read(archive);
        Forge();
        _memory.Remove(LayerName.Of(DiffIds[1]), out _);

        Assert.Equal([Remembered, whole.Layers[1].Content], (await Read(archive, DiffIds)).Layers.Select(layer => layer.Content));
        Assert.Equal(whole.Layers[1].Content, _memory[LayerName.Of(DiffIds[1])].Content);
    }

    [Fact]
    public async Task AFileUnderAnotherLayersNameIsNotTakenForIt()
    {
        _memory[LayerName.Of(DiffIds[1])] = new KnownContent(DiffIds[1], Remembered);
        var path = LayerName.Of(DiffIds[1]) + "/layer.tar";
        var image = new ArchiveBuilder().Layer(Base);
        var archive = new TarBytes().File("c.json", image.Config).File(path, Base)
            .File("manifest.json", System.Text.Encoding.UTF8.GetBytes($$"""[{"Config":"c.json","Layers":["{{path}}"]}]""")).End();

        Assert.Null((await Read(archive)).Content);
        Assert.Single(_memory);
    }

    private static async Task<string> ManifestDigest(byte[] archive)
    {
        using var reader = new System.Formats.Tar.TarReader(new MemoryStream(archive));
        while (await reader.GetNextEntryAsync(copyData: true, TestContext.Current.CancellationToken) is { } entry)
        {
            if (entry.Name != "index.json")
                continue;
            using var index = await System.Text.Json.JsonDocument.ParseAsync(
                entry.DataStream!, cancellationToken: TestContext.Current.CancellationToken);
            return index.RootElement.GetProperty("manifests")[0].GetProperty("digest").GetString()!;
        }

        throw new InvalidOperationException("the archive has no index.json");
    }

    private void Forge()
    {
        foreach (var (name, content) in _memory)
            _memory[name] = content with { Content = Remembered };
    }

    private static ArchiveBuilder Image() =>
        new ArchiveBuilder { Architecture = OciPlatform.OfThisMachine["linux/".Length..] }.Layer(Base).Layer(App);

    private async Task<ImageFacts> Read(byte[] archive, params IReadOnlyList<string> diffIds)
    {
        using var sizer = new ContentSizer(Known, diffIds);
        return await ImageArchive.Read(new MemoryStream(archive), new ImageReading { Sizer = sizer },
            TestContext.Current.CancellationToken);
    }
}
