using ImageBench.Images.Archives;
using ImageBench.Images.Documents;
using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.Archives;

public class ImageArchiveTests
{
    private static readonly byte[] First = new TarBytes().Directory("etc")
        .File("etc/passwd", 700)
        .Symlink("sh", "bin/busybox")
        .HardLink("etc/again", "etc/passwd")
        .End();
    private static readonly byte[] Second = new TarBytes().File("etc/.wh.passwd", 0).File("app", 1_000_000).End();

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

        Assert.Equal([3000, 9229], (await Read(image.Layer(First).Legacy())).ExposedPorts);
        Assert.Empty((await Read(new ArchiveBuilder { ExposedPorts = "80/tcp" }.Layer(First).Legacy())).ExposedPorts);
    }

    private static string OwnArchitecture => OciPlatform.OfThisMachine["linux/".Length..];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, byte[]> Layouts => new()
    {
        { "docker save 20.10", Image().Legacy() },
        { "docker save 28, graph driver", Image().Oci(layer => layer, dockerManifest: true) },
        { "docker save 28, containerd store", Image().Oci(ArchiveBuilder.Gzip, dockerManifest: true) },
        { "crane pull", Image().Crane() },
        { "skopeo docker-archive", Image().SkopeoDocker() },
        { "skopeo oci-archive", Image().Oci(ArchiveBuilder.Gzip) },
        { "buildx with zstd", Image().Oci(ArchiveBuilder.Zstd) },
        { "eStargz: gzip in members", Image().Oci(InHalves(ArchiveBuilder.Gzip)) },
        { "zstd:chunked: zstd in frames, one to skip", Image().Oci(layer =>
            [.. InHalves(ArchiveBuilder.Zstd)(layer), 0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]) },
        { "buildx, attested, other platforms", Image().Oci(
            ArchiveBuilder.Gzip, dockerManifest: false, [Other("s390x"), Other("riscv64")]) },
        { "docker save 28, other platforms", Image().Oci(ArchiveBuilder.Gzip, dockerManifest: true, [Other("s390x")]) },
        { "pzstd: a frame to skip comes first", Image().Oci(
            layer => [0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 9, 9, 9, 9, .. ArchiveBuilder.Zstd(layer)]) },
        { "docker save | gzip", ArchiveBuilder.Gzip(Image().Legacy()) },
        { "docker save | zstd", ArchiveBuilder.Zstd(Image().Legacy()) },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public async Task EveryLayoutOfAnImageGivesTheSameFacts(string layout, byte[] archive)
    {
        var facts = await Read(archive);

        Assert.True(facts.ImageId == Image().ConfigDigest, layout);
        Assert.Equal("app:app", facts.User);
        Assert.Equal(4, facts.HistoryCount);
        Assert.Equal("linux/" + OwnArchitecture, facts.Platform);
        Assert.Equal(
            [(1, ArchiveBuilder.Digest(First)), (2, ArchiveBuilder.Digest(Second)), (3, ArchiveBuilder.Digest(First))],
            facts.Layers.Select(layer => (layer.Position, layer.DiffId)));
        Assert.Equal(["ADD rootfs.tar /", "RUN make", "COPY . ."], facts.Layers.Select(layer => layer.Instruction));
        Assert.Equal([711, 1_000_000, 711], facts.Layers.Select(layer => layer.Unpacked.Bytes));
        Assert.Equal([711, 0, 0], facts.Layers.Select(layer => layer.Wasted?.Bytes));
        Assert.Equal([new WastedFile("/etc/passwd", new ByteSize(700), 1), new WastedFile("/sh", new ByteSize(11), 1)], facts.Waste);
        Assert.Equal(
            [(1, 1, 2), (1, 0, 0), (1, 1, 2)], facts.Layers.Select(layer => (layer.FileCount, layer.DirectoryCount, layer.LinkCount)));
    }

    [Theory]
    [InlineData("xz")]
    [InlineData("xz", "-T2", "--block-size=100KiB")]
    [InlineData("xz", "--check=sha256")]
    [InlineData("bzip2")]
    public async Task WhatDockerLoadUnpacksIsUnpacked(string program, params string[] arguments)
    {
        Assert.SkipUnless(SystemProgram.Exists(program), $"{program} is not installed");
        var legacy = Image().Legacy();
        var expected = (await Read(legacy)).Layers;

        Assert.Equal(expected, (await Read(Pack(legacy))).Layers);
        Assert.Equal(expected, (await Read([.. Pack(legacy[..5000]), .. Pack(legacy[5000..])])).Layers);
        Assert.Equal(expected.Select(layer => layer.DiffId), (await Read(Image().Oci(Pack))).Layers.Select(layer => layer.DiffId));

        byte[] Pack(byte[] bytes) => SystemProgram.Pack(program, bytes, arguments);
    }

    [Fact]
    public async Task ZerosBetweenTwoStreamsOfXzArePassedOver()
    {
        Assert.SkipUnless(SystemProgram.Exists("xz"), "xz is not installed");
        var legacy = Image().Legacy();

        Assert.Equal(
            (await Read(legacy)).Layers,
            (await Read([.. SystemProgram.Pack("xz", legacy[..5000]), .. new byte[8], .. SystemProgram.Pack("xz", legacy[5000..]), 0, 0, 0,
                0])).Layers);
    }

    [Fact]
    public async Task ManifestConfigAndPackedLayersAreTheStoredContent()
    {
        var facts = await Read(Image().Oci(ArchiveBuilder.Gzip, dockerManifest: true));

        Assert.All(facts.Layers, layer => Assert.Equal(Compression.Gzip, layer.Compression));
        Assert.Equal(ArchiveBuilder.Digest(ArchiveBuilder.Gzip(Second)), facts.Layers[1].StoredDigest);
        Assert.Equal(ArchiveBuilder.Gzip(Second).Length, facts.Layers[1].Stored.Bytes);
        Assert.InRange(facts.StoredContent!.Value.Bytes - Image().Config.Length - facts.Layers.Sum(layer => layer.Stored.Bytes), 200, 600);
    }

    [Fact]
    public async Task PlainLayersHaveNoStoredContent() =>
        Assert.Null((await Read(Image().Oci(layer => layer, dockerManifest: true))).StoredContent);

    [Fact]
    public async Task AttestationsAreListedApart()
    {
        Assert.Single((await Read(Image().Oci(ArchiveBuilder.Gzip, dockerManifest: false, [Other("s390x")]))).Attachments);
        Assert.Empty((await Read(Image().Oci(ArchiveBuilder.Gzip))).Attachments);
    }

    [Fact]
    public async Task AnIdPicksItsImage()
    {
        var other = Other("s390x");
        var archive = Image().Oci(ArchiveBuilder.Gzip, dockerManifest: false, [other]);

        Assert.Equal("linux/s390x", (await ImageArchive.Read(
            new MemoryStream(archive), new ImageReading { ImageId = other.ConfigDigest }, Token)).Platform);
    }

    [Fact]
    public async Task HistoryThatDoesNotFitTheLayersNamesNoInstruction()
    {
        var image = new ArchiveBuilder().Metadata("ENV A=b").Layer(First, "RUN a").Layer(Second, "RUN b");
        var facts = await Read(image.Legacy());
        Assert.Equal(["RUN a", "RUN b"], facts.Layers.Select(layer => layer.Instruction));

        var unknown = new ArchiveBuilder { DiffIds = [ArchiveBuilder.Digest(First)] }.Layer(First, "RUN a");
        var text = System.Text.Encoding.UTF8.GetString(unknown.Config).Replace(
            "\"empty_layer\":false", "\"empty_layer\":true", StringComparison.Ordinal);
        var archive = new TarBytes().File("c.json", System.Text.Encoding.UTF8.GetBytes(text)).File("l.tar", First)
            .File("manifest.json", """[{"Config":"c.json","RepoTags":null,"Layers":["l.tar"]}]"""u8.ToArray()).End();
        Assert.Equal([""], (await Read(archive)).Layers.Select(layer => layer.Instruction));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public async Task PiecesOfAnySizeGiveTheSameFacts(int piece)
    {
        using var slow = new PiecewiseStream(Image().Oci(ArchiveBuilder.Gzip), piece);

        Assert.Equal((await Read(Image().Oci(ArchiveBuilder.Gzip))).Layers,
            (await ImageArchive.Read(slow, new ImageReading(), Token)).Layers);
    }

    [Fact]
    public async Task ACancelledReadEnds()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ImageArchive.Read(new MemoryStream(Image().Legacy()), new ImageReading(), source.Token));
    }

    private static Func<byte[], byte[]> InHalves(Func<byte[], byte[]> pack) =>
        layer => [.. pack(layer[..(layer.Length / 2)]), .. pack(layer[(layer.Length / 2)..])];

    private static ArchiveBuilder Image() => new ArchiveBuilder { User = "app:app", Architecture = OwnArchitecture }
        .Layer(First, "/bin/sh -c #(nop) ADD rootfs.tar / ")
            .Metadata("ENV A=b")
            .Layer(Second, "RUN |1 X=y /bin/sh -c make # buildkit")
            .Layer(First);

    private static ArchiveBuilder Other(string architecture) =>
        new ArchiveBuilder { Architecture = architecture }.Layer(new TarBytes().File(architecture, 5).End());

    private static Task<ImageFacts> Read(byte[] archive) => ImageArchive.Read(new MemoryStream(archive), new ImageReading(), Token);
}
