using ImageBench.Images.Archives;
using ImageBench.Images.Documents;
using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Tests.Images.Archives;

namespace ImageBench.Tests.Images.ContentSizes;

/// <summary>Content sizes of images whose layers lie in their archives packed and unpacked.</summary>
public class ContentSizeTests
{
    private readonly SizedImage _image = new();

    [Theory]
    [MemberData(nameof(SizedImage.Unpacked), MemberType = typeof(SizedImage))]
    public async Task UnpackedLayersAreComputed(string layout, byte[] archive)
    {
        var facts = await _image.Read(archive);

        Assert.True(facts.ContentSource == ContentSource.Computed, layout);
        Assert.All(
            facts.Layers.Zip([SizedImage.Base, SizedImage.App]),
            pair => Assert.InRange(pair.First.Content!.Value.Bytes, 20, pair.Second.Length / 10));
        var layers = facts.Layers.Select(layer => layer.Content!.Value).ToList();
        var config = new ByteSize(SizedImage.Make().Config.Length);
        Assert.Equal(PushedManifest.Length(config, layers) + config + layers[0] + layers[1], facts.Content);
    }

    [Fact]
    public async Task EveryLayoutComputesTheSame()
    {
        var contents = new HashSet<ByteSize?>();
        foreach (var row in SizedImage.Unpacked)
            contents.Add((await _image.Read(row.Data.Item2)).Content);

        Assert.NotNull(Assert.Single(contents));
    }

    [Fact]
    public async Task PackedLayersCountAsTheyAreStored()
    {
        var facts = await ImageArchive.Read(new MemoryStream(SizedImage.Make().Oci(ArchiveBuilder.Gzip)), new ImageReading(),
            TestContext.Current.CancellationToken);

        Assert.Equal(ContentSource.Stored, facts.ContentSource);
        Assert.Equal(facts.StoredContent, facts.Content);
        Assert.All(facts.Layers, layer => Assert.Equal(layer.Stored, layer.Content));
    }

    [Fact]
    public async Task UnpackedLayersOfAnEngineThatKnowsTheImageByItsManifestCountAsTheyAreStored()
    {
        var archive = SizedImage.Make().Oci(layer => layer, dockerManifest: true);

        var facts = await ImageArchive.Read(
            new MemoryStream(archive),
            new ImageReading { ImageId = OciArchive.ManifestDigest(archive) },
            TestContext.Current.CancellationToken);

        Assert.Equal(ContentSource.Stored, facts.ContentSource);
        Assert.All(facts.Layers, layer => Assert.Equal(layer.Stored, layer.Content));
        var beside = (await _image.Read(archive)).Layers.Select(layer => layer.Content);
        Assert.All(facts.Layers.Zip(beside), pair => Assert.True(pair.First.Content > pair.Second));
    }

    [Fact]
    public async Task PackedLayersWithoutAManifestOfTheirOwnGetOne()
    {
        var facts = await _image.Read(SizedImage.Make().Crane());

        Assert.Equal(ContentSource.Computed, facts.ContentSource);
        Assert.All(facts.Layers, layer => Assert.Equal(layer.Stored, layer.Content));
        Assert.Empty(_image.Memory);
    }

    [Fact]
    public async Task WithoutASizerNothingIsComputed()
    {
        var facts = await ImageArchive.Read(
            new MemoryStream(SizedImage.Make().Legacy()), new ImageReading(), TestContext.Current.CancellationToken);

        Assert.Null(facts.Content);
        Assert.Null(facts.ContentSource);
        Assert.All(facts.Layers, layer => Assert.Null(layer.Content));
    }
}
