using ImageBench.Images.Archives;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Tests.Images.Archives;

/// <summary>One image as every program packs it.</summary>
public class ImageLayoutTests
{
    public static TheoryData<string, byte[]> Layouts => new()
    {
        { "docker save 20.10", SampleImage.Make().Legacy() },
        { "docker save 28, graph driver", SampleImage.Make().Oci(layer => layer, dockerManifest: true) },
        { "docker save 28, containerd store", SampleImage.Make().Oci(ArchiveBuilder.Gzip, dockerManifest: true) },
        { "crane pull", SampleImage.Make().Crane() },
        { "skopeo docker-archive", SampleImage.Make().SkopeoDocker() },
        { "skopeo oci-archive", SampleImage.Make().Oci(ArchiveBuilder.Gzip) },
        { "buildx with zstd", SampleImage.Make().Oci(ArchiveBuilder.Zstd) },
        { "eStargz: gzip in members", SampleImage.Make().Oci(InHalves(ArchiveBuilder.Gzip)) },
        { "zstd:chunked: zstd in frames, one to skip", SampleImage.Make().Oci(layer =>
            [.. InHalves(ArchiveBuilder.Zstd)(layer), 0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]) },
        { "buildx, attested, other platforms", SampleImage.Make().Oci(
            ArchiveBuilder.Gzip, dockerManifest: false, [SampleImage.Other("s390x"), SampleImage.Other("riscv64")]) },
        { "docker save 28, other platforms", SampleImage.Make().Oci(
            ArchiveBuilder.Gzip, dockerManifest: true, [SampleImage.Other("s390x")]) },
        { "pzstd: a frame to skip comes first", SampleImage.Make().Oci(
            layer => [0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 9, 9, 9, 9, .. ArchiveBuilder.Zstd(layer)]) },
        { "docker save | gzip", ArchiveBuilder.Gzip(SampleImage.Make().Legacy()) },
        { "docker save | zstd", ArchiveBuilder.Zstd(SampleImage.Make().Legacy()) },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public async Task EveryLayoutOfAnImageGivesTheSameFacts(string layout, byte[] archive)
    {
        var facts = await SampleImage.Read(archive);

        Assert.True(facts.ImageId == SampleImage.Make().ConfigDigest, layout);
        Assert.Equal("app:app", facts.User);
        Assert.Equal(4, facts.HistoryCount);
        Assert.Equal("linux/" + SampleImage.OwnArchitecture, facts.Platform);
        var (first, second) = (ArchiveBuilder.Digest(SampleImage.First), ArchiveBuilder.Digest(SampleImage.Second));
        Assert.Equal([(1, first), (2, second), (3, first)], facts.Layers.Select(layer => (layer.Position, layer.DiffId)));
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
        var legacy = SampleImage.Make().Legacy();
        var expected = (await SampleImage.Read(legacy)).Layers;

        Assert.Equal(expected, (await SampleImage.Read(Pack(legacy))).Layers);
        Assert.Equal(expected, (await SampleImage.Read([.. Pack(legacy[..5000]), .. Pack(legacy[5000..])])).Layers);
        Assert.Equal(
            expected.Select(layer => layer.DiffId),
            (await SampleImage.Read(SampleImage.Make().Oci(Pack))).Layers.Select(layer => layer.DiffId));

        byte[] Pack(byte[] bytes) => SystemProgram.Pack(program, bytes, arguments);
    }

    [Fact]
    public async Task ZerosBetweenTwoStreamsOfXzArePassedOver()
    {
        Assert.SkipUnless(SystemProgram.Exists("xz"), "xz is not installed");
        var legacy = SampleImage.Make().Legacy();
        byte[] packed =
            [.. SystemProgram.Pack("xz", legacy[..5000]), .. new byte[8], .. SystemProgram.Pack("xz", legacy[5000..]), 0, 0, 0, 0];

        Assert.Equal((await SampleImage.Read(legacy)).Layers, (await SampleImage.Read(packed)).Layers);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public async Task PiecesOfAnySizeGiveTheSameFacts(int piece)
    {
        using var slow = new PiecewiseStream(SampleImage.Make().Oci(ArchiveBuilder.Gzip), piece);

        Assert.Equal((await SampleImage.Read(SampleImage.Make().Oci(ArchiveBuilder.Gzip))).Layers,
            (await ImageArchive.Read(slow, new ImageReading(), TestContext.Current.CancellationToken)).Layers);
    }

    private static Func<byte[], byte[]> InHalves(Func<byte[], byte[]> pack) =>
        layer => [.. pack(layer[..(layer.Length / 2)]), .. pack(layer[(layer.Length / 2)..])];
}
