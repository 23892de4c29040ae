using System.Text;
using ImageBench.Images.Archives;
using ImageBench.Model.Images;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.Archives;

public class ImageArchiveTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ThePortsOfEXPOSEAreThoseOfTCPTheLowestFirst()
    {
        var image = new ArchiveBuilder
        {
            ExposedPorts = new Dictionary<string, object>
            {
                ["9229/tcp"] = new(),
                ["53/udp"] = new(),
                ["3000"] = new(),
                ["70000/tcp"] = new(),
                ["8000-8010/tcp"] = new(),
                ["x"] = new(),
            },
        };

        Assert.Equal([3000, 9229], (await SampleImage.Read(image.Layer(SampleImage.First).Legacy())).ExposedPorts);
        var other = new ArchiveBuilder { ExposedPorts = "80/tcp" };
        Assert.Empty((await SampleImage.Read(other.Layer(SampleImage.First).Legacy())).ExposedPorts);
    }

    [Fact]
    public async Task ManifestConfigAndPackedLayersAreTheStoredContent()
    {
        var facts = await SampleImage.Read(SampleImage.Make().Oci(ArchiveBuilder.Gzip, dockerManifest: true));

        Assert.All(facts.Layers, layer => Assert.Equal(Compression.Gzip, layer.Compression));
        Assert.Equal(ArchiveBuilder.Digest(ArchiveBuilder.Gzip(SampleImage.Second)), facts.Layers[1].StoredDigest);
        Assert.Equal(ArchiveBuilder.Gzip(SampleImage.Second).Length, facts.Layers[1].Stored.Bytes);
        var known = SampleImage.Make().Config.Length + facts.Layers.Sum(layer => layer.Stored.Bytes);
        Assert.InRange(facts.StoredContent!.Value.Bytes - known, 200, 600);
    }

    [Fact]
    public async Task PlainLayersHaveNoStoredContent() =>
        Assert.Null((await SampleImage.Read(SampleImage.Make().Oci(layer => layer, dockerManifest: true))).StoredContent);

    [Fact]
    public async Task AttestationsAreListedApart()
    {
        var attested = SampleImage.Make().Oci(ArchiveBuilder.Gzip, dockerManifest: false, [SampleImage.Other("s390x")]);

        Assert.Single((await SampleImage.Read(attested)).Attachments);
        Assert.Empty((await SampleImage.Read(SampleImage.Make().Oci(ArchiveBuilder.Gzip))).Attachments);
    }

    [Fact]
    public async Task AnIdPicksItsImage()
    {
        var other = SampleImage.Other("s390x");
        var archive = SampleImage.Make().Oci(ArchiveBuilder.Gzip, dockerManifest: false, [other]);

        Assert.Equal("linux/s390x", (await ImageArchive.Read(
            new MemoryStream(archive), new ImageReading { ImageId = other.ConfigDigest }, Token)).Platform);
    }

    [Fact]
    public async Task HistoryThatDoesNotFitTheLayersNamesNoInstruction()
    {
        var image = new ArchiveBuilder().Metadata("ENV A=b").Layer(SampleImage.First, "RUN a").Layer(SampleImage.Second, "RUN b");
        var facts = await SampleImage.Read(image.Legacy());
        Assert.Equal(["RUN a", "RUN b"], facts.Layers.Select(layer => layer.Instruction));

        var unknown = new ArchiveBuilder { DiffIds = [ArchiveBuilder.Digest(SampleImage.First)] }.Layer(SampleImage.First, "RUN a");
        var text = Encoding.UTF8.GetString(unknown.Config).Replace(
            "\"empty_layer\":false", "\"empty_layer\":true", StringComparison.Ordinal);
        var archive = new TarBytes().File("c.json", text).File("l.tar", SampleImage.First)
            .File("manifest.json", """[{"Config":"c.json","RepoTags":null,"Layers":["l.tar"]}]"""u8.ToArray()).End();
        Assert.Equal([""], (await SampleImage.Read(archive)).Layers.Select(layer => layer.Instruction));
    }

    [Fact]
    public async Task ACancelledReadEnds()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ImageArchive.Read(new MemoryStream(SampleImage.Make().Legacy()), new ImageReading(), source.Token));
    }
}
