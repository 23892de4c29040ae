using ImageBench.Images.ContentSizes;
using ImageBench.Model;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.ContentSizes;

/// <summary>Content sizes of layers that were met before.</summary>
public class KnownLayerTests
{
    /// <summary>No compressor gives this for those layers: who has it has remembered it.</summary>
    private static readonly ByteSize Remembered = new(7_777_777);

    private readonly SizedImage _image = new();

    [Theory]
    [MemberData(nameof(SizedImage.Unpacked), MemberType = typeof(SizedImage))]
    public async Task ALayerThatWasMetIsNotCompressedAgain(string layout, byte[] archive)
    {
        await _image.Read(archive, SizedImage.DiffIds);
        Forge();

        Assert.True((await _image.Read(archive, SizedImage.DiffIds)).Layers.All(layer => layer.Content == Remembered), layout);
    }

    [Fact]
    public async Task AFileNamedByItsDiffIdIsKnownWithoutTheEnginesWord()
    {
        await _image.Read(SizedImage.Make().SkopeoDocker());
        Forge();

        Assert.All((await _image.Read(SizedImage.Make().SkopeoDocker())).Layers, layer => Assert.Equal(Remembered, layer.Content));
    }

    [Fact]
    public async Task OnlyTheNewLayerIsCompressed()
    {
        var archive = SizedImage.Make().Oci(layer => layer, dockerManifest: true);
        var whole = await _image.Read(archive);
        Forge();
        _image.Memory.Remove(LayerName.Of(SizedImage.DiffIds[1]), out _);

        Assert.Equal(
            [Remembered, whole.Layers[1].Content],
            (await _image.Read(archive, SizedImage.DiffIds)).Layers.Select(layer => layer.Content));
        Assert.Equal(whole.Layers[1].Content, _image.Memory[LayerName.Of(SizedImage.DiffIds[1])].Content);
    }

    [Fact]
    public async Task AFileUnderAnotherLayersNameIsNotTakenForIt()
    {
        _image.Memory[LayerName.Of(SizedImage.DiffIds[1])] = new KnownContent(SizedImage.DiffIds[1], Remembered);
        var path = LayerName.Of(SizedImage.DiffIds[1]) + "/layer.tar";
        var image = new ArchiveBuilder().Layer(SizedImage.Base);
        var archive = new TarBytes().File("c.json", image.Config).File(path, SizedImage.Base)
            .File("manifest.json", $$"""[{"Config":"c.json","Layers":["{{path}}"]}]""").End();

        Assert.Null((await _image.Read(archive)).Content);
        Assert.Single(_image.Memory);
    }

    private void Forge()
    {
        foreach (var (name, content) in _image.Memory)
            _image.Memory[name] = content with { Content = Remembered };
    }
}
