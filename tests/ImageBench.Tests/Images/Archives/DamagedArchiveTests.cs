using System.Text;
using ImageBench.Tests.Images.Tar;
using static ImageBench.Tests.Images.Archives.RefusedArchive;

namespace ImageBench.Tests.Images.Archives;

public class DamagedArchiveTests
{
    private static readonly byte[] Layer = new TarBytes().File("a", 3000).Symlink("b", "a").End();
    private static readonly ArchiveBuilder Image = new ArchiveBuilder().Layer(Layer);

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
    public async Task SeveralImagesAreNamed()
    {
        var manifest = """[{"Config":"a","RepoTags":["one:1"],"Layers":[]},{"Config":"b","RepoTags":["two:2"],"Layers":[]}]"""u8.ToArray();
        await Refused(new TarBytes().File("manifest.json", manifest).End(),
            "holds 2 images: one:1 (unknown), two:2 (unknown). Choose one, such as --image one:1.");
    }

    [Fact]
    public async Task ALayerThatReachesOutOfTheImageIsRefused() =>
        await RefusedLayer(new TarBytes().File("../../etc/passwd", 1), "it holds ../../etc/passwd, which lies outside of the image");

    [Fact]
    public async Task ANulInANameIsRefused() =>
        await RefusedLayer(new TarBytes().Pax(("path", "a\0b")).File("a", 1), "a name in it holds a NUL");
}
