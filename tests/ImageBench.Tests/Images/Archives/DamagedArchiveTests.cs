using System.Text;
using ImageBench.Images.Archives;
using ImageBench.Model;
using ImageBench.Tests.Images.Tar;
#pragma warning disable CA5394 // Do not use insecure randomness: it is seeded, so that a failure can be repeated

namespace ImageBench.Tests.Images.Archives;

public class DamagedArchiveTests
{
    private static readonly byte[] Layer = new TarBytes().File("a", 3000).Symlink("b", "a").End();
    private static readonly ArchiveBuilder Image = new ArchiveBuilder().Layer(Layer);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ATruncatedArchiveIsRefusedWhereverItEnds()
    {
        foreach (var archive in new[] { Image.Legacy(), Image.Oci(ArchiveBuilder.Gzip), Image.Oci(ArchiveBuilder.Zstd) })
        {
            // The last 1024 bytes are zeros that only mark the end, and the file before them may be one that nobody needs.
            for (var length = 1; length < archive.Length - 3500; length += 97)
                await Refused(archive[..length], "");
        }
    }

    [Fact]
    public async Task TheSentenceOfATruncatedArchiveSaysWhere() =>
        await Refused(Image.Legacy()[..5000], "it ends in the middle of an entry, at or after id0/layer.tar");

    [Fact]
    public async Task AnEngineThatHangsUpIsOneSentence()
    {
        using var stream = new PiecewiseStream(Image.Legacy(), 1000, hangUpAt: 4000);
        await Refused(stream, "broke off while it was read: The response ended prematurely. Try again.");
    }

    [Theory]
    [InlineData("", 0, "neither a manifest.json nor an index.json")]
    [InlineData("hello", 1, "it is not a tar")]
    [InlineData("{\"not\": \"a tar\"}", 500, "it is not a tar")]
    public async Task SomethingElseIsRefused(string text, int times, string sentence) =>
        await Refused(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, times))), sentence);

    [Fact]
    public async Task ATarOfSomethingElseIsRefused() =>
        await Refused(new TarBytes().File("README", 10).End(), "neither a manifest.json nor an index.json");

    [Fact]
    public async Task ALayerThatIsNotThereIsNamed() =>
        await Refused(Saved(Image.Config, "gone/layer.tar"), "its manifest names the layer gone/layer.tar, which is not in it");

    [Fact]
    public async Task AConfigThatIsNotThereIsNamed() =>
        await Refused(
            new TarBytes().File("manifest.json", """[{"Config":"c.json","Layers":[]}]"""u8.ToArray()).End(),
            "names the config c.json, which is not in it");

    [Fact]
    public async Task AnotherDiffIdIsRefused() =>
        await Refused(
            new ArchiveBuilder { DiffIds = ["sha256:" + new string('0', 64)] }.Layer(Layer).Legacy(),
            "layer 1 (id0/layer.tar) is damaged: the config says");

    [Fact]
    public async Task ABlobThatIsNotItsNameIsRefused()
    {
        var path = ArchiveBuilder.BlobPath(ArchiveBuilder.Digest(Layer));
        await Refused(Saved(Image.Config, path, new TarBytes().File(path, new TarBytes().End())), path + " is damaged: its digest is");
    }

    [Fact]
    public async Task ALayerThatIsNoTarSaysSo() =>
        await Refused(Saved(Image.Config, "l", new TarBytes().File("l", [1, 2, 3])), "layer 1 (l) is not a layer: it is neither a tar");

    [Fact]
    public async Task DamagedGzipIsRefused()
    {
        var packed = ArchiveBuilder.Gzip(Layer);
        await Refused(Saved(Image.Config, "l", new TarBytes().File("l", packed[..^20])), "layer 1 (l) is");
        await Refused(Saved(Image.Config, "l", new TarBytes().File("l", [.. packed[..10], .. new byte[50]])), "layer 1 (l) is");
        await Refused(Saved(Image.Config, "l", new TarBytes().File("l", ArchiveBuilder.Zstd(Layer)[..^5])), "layer 1 (l) is");
    }

    [Theory]
    [InlineData("xz")]
    [InlineData("bzip2")]
    public async Task DamagedXzAndBzip2AreRefused(string program)
    {
        Assert.SkipUnless(SystemProgram.Exists(program), $"{program} is not installed");
        var random = new Random(15);
        var bytes = new byte[20_000];
        random.NextBytes(bytes);
        var archive = SystemProgram.Pack(program, new ArchiveBuilder().Layer(new TarBytes().File("a", bytes).End()).Legacy());
        for (var length = 6; length < archive.Length - 200; length += 997)
            await Refused(archive[..length], "The image archive cannot be read: ");
        for (var i = 0; i < 50; i++)
        {
            // A flipped bit is found, or stands where it says nothing.
            var damaged = (byte[])archive.Clone();
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            var fault = await Record.ExceptionAsync(() => ImageArchive.Read(new MemoryStream(damaged), new ImageReading(), Token));
            Assert.True(fault is null or Fault, fault?.ToString());
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("[null]")]
    [InlineData("{\"Config\": 3}")]
    [InlineData("[{\"Config\":null,\"Layers\":[null]}]")]
    [InlineData("[{\"Config\":\"c.json\",\"Layers\":null}]")]
    public async Task AManifestOfAnotherShapeIsRefused(string manifest) =>
        await Refused(
            new TarBytes().File("c.json", Image.Config).File("manifest.json", Encoding.UTF8.GetBytes(manifest)).End(), "cannot be read");

    [Fact]
    public async Task NestingWithoutEndIsRefused() =>
        await Refused(new TarBytes().File("manifest.json", Encoding.UTF8.GetBytes(new string('[', 100_000))).End(), "manifest.json");

    [Fact]
    public async Task SeveralImagesAreNamed()
    {
        var manifest = """[{"Config":"a","RepoTags":["one:1"],"Layers":[]},{"Config":"b","RepoTags":["two:2"],"Layers":[]}]"""u8.ToArray();
        await Refused(new TarBytes().File("manifest.json", manifest).End(),
            "holds 2 images: one:1 (unknown), two:2 (unknown). Choose one, such as --image one:1.");
    }

    [Fact]
    public async Task TooManyTinyEntriesEndTheReading()
    {
        var tar = new TarBytes();
        for (var i = 0; i <= 100_000; i++)
            tar.Symlink($"{i}", "x");
        await Refused(tar.End(), "more files than an image has");
    }

    [Fact]
    public async Task ABombOfZerosAfterTheEndIsStopped()
    {
        var bomb = ArchiveBuilder.Gzip(new byte[40_000_000]);
        await Refused(Saved(Image.Config, "l", new TarBytes().File("l", bomb)), "more than 16777216 bytes follow its end");
    }

    [Fact]
    public async Task ALayerThatReachesOutOfTheImageIsRefused() =>
        await RefusedLayer(new TarBytes().File("../../etc/passwd", 1), "it holds ../../etc/passwd, which lies outside of the image");

    [Fact]
    public async Task ALayerThatClaimsEightExbibytesIsRefused()
    {
        await RefusedLayer(
            new TarBytes().Entry('0', "huge", [], claim: long.MaxValue), "it ends in the middle of an entry, at or after huge");
        var sparse = new TarBytes().Pax(("GNU.sparse.realsize", "9223372036854775807")).File("hole", 1);
        await RefusedLayer(sparse.Pax(("GNU.sparse.realsize", "9223372036854775807")).File("hole2", 1), "its files claim more than 8 EiB");
    }

    [Fact]
    public async Task LayersThatClaimEightExbibytesTogetherAreRefused()
    {
        var sparse = new TarBytes().Pax(("GNU.sparse.realsize", "9223372036854775807")).File("hole", 1).End();
        await Refused(new ArchiveBuilder().Layer(sparse).Layer(sparse).Legacy(), "its layers hold more than an image can");
    }

    [Fact]
    public async Task ANulInANameIsRefused() =>
        await RefusedLayer(new TarBytes().Pax(("path", "a\0b")).File("a", 1), "a name in it holds a NUL");

    [Fact]
    public async Task ABombOfLongNamesIsStopped() =>
        await RefusedLayer(
            new TarBytes().Pax(("path", new string('x', 5000))).File("a", 1),
            "it holds a name of 5000 bytes, and Linux takes 4096 at most");

    [Fact]
    public async Task WhateverByteIsBrokenTheEndIsFactsOrOneSentence()
    {
        var image = new ArchiveBuilder
        {
            User = "u",
        }.Layer(Layer).Layer(new TarBytes().Pax(("path", "long")).HardLink("c", "a").File(".wh.b", 0).End());
        byte[][] archives =
        [
            image.Legacy(),
            image.Oci(ArchiveBuilder.Gzip, dockerManifest: true),
            image.Oci(ArchiveBuilder.Zstd),
            ArchiveBuilder.Zstd(image.Crane()),
        ];
        var random = new Random(3);
        for (var i = 0; i < 3000; i++)
        {
            var archive = archives[i % archives.Length].ToArray();
            archive[random.Next(archive.Length)] = (byte)random.Next(256);
            archive[random.Next(archive.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                Assert.Equal(2, (await ImageArchive.Read(new MemoryStream(archive), new ImageReading(), Token)).Layers.Count);
            }
            catch (Fault fault)
            {
                Assert.Equal(ExitCode.BadInput, fault.ExitCode);
            }
        }
    }

    private static Task RefusedLayer(TarBytes layer, string sentence) =>
        Refused(new ArchiveBuilder().Layer(layer.End()).Legacy(), "layer 1 (id0/layer.tar) is not a layer: " + sentence);

    private static byte[] Saved(byte[] config, string layer, TarBytes? before = null) => (before ?? new TarBytes()).File("c.json", config)
        .File("manifest.json", Encoding.UTF8.GetBytes($$"""[{"Config":"c.json","Layers":["{{layer}}"]}]""")).End();

    private static Task Refused(byte[] archive, string sentence) => Refused(new MemoryStream(archive), sentence);

    private static async Task Refused(Stream archive, string sentence)
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => ImageArchive.Read(archive, new ImageReading(), Token));
        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.Contains(sentence, fault.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", fault.Message, StringComparison.Ordinal);
    }
}
