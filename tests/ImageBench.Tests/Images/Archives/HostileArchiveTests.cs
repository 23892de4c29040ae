using System.Globalization;
using System.Text;
using ImageBench.Images.Archives;
using ImageBench.Model;
using ImageBench.Tests.Images.Tar;
using static ImageBench.Tests.Images.Archives.RefusedArchive;

namespace ImageBench.Tests.Images.Archives;

/// <summary>Small archives that ask for much: each would take minutes, or the stack, were its kind not bounded.</summary>
public sealed class HostileArchiveTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task IndexesThatLieOneInAnotherAreRefused()
    {
        var tar = new TarBytes();
        for (var depth = 0; depth < 20_000; depth++)
            tar.File($"blobs/x/{depth}", Index(depth + 1));
        tar.File("index.json", Index(0));

        var fault = await Assert.ThrowsAsync<Fault>(() => ImageArchive.Read(new MemoryStream(tar.End()), new ImageReading(), Token));

        Assert.Contains("its indexes lie one in another more than 8 deep", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MoreLayersThanAnEngineTakesAreRefused()
    {
        var image = new ArchiveBuilder();
        for (var layer = 0; layer < 1001; layer++)
            image.Layer(Layer);

        var fault = await Assert.ThrowsAsync<Fault>(() => ImageArchive.Read(new MemoryStream(image.Crane()), new ImageReading(), Token));

        Assert.Contains("its manifest names 1001 layers, more than any engine takes", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/l/{0}")]
    [InlineData("l/{0}")]
    public async Task APathOfFoldersBehindALinkThatIsLongIsReadAllTheSame(string folder)
    {
        var path = string.Join(':', Enumerable.Range(0, 100_000).Select(number =>
            string.Format(CultureInfo.InvariantCulture, folder, number)));
        var image = new ArchiveBuilder
        {
            Env = ["PATH=" + path],
            WorkingDir = folder[0] == '/' ? "/" + new string('w', 100_000) : "",
            Cmd = ["x", .. Enumerable.Repeat("l/x", 20_000)],
        };
        var link = string.Concat(Enumerable.Repeat("a/../", 18));
        var layer = new TarBytes().Directory("a").Symlink("l0", link + "a");
        for (var number = 1; number < 39; number++)
            layer.Symlink($"l{number}", $"{link}l{number - 1}");
        layer.Symlink("l", link + "l38").File("bin/sh", 3);

        var facts = await ImageArchive.Read(new MemoryStream(image.Layer(layer.End()).Legacy()), new ImageReading(), Token);

        Assert.True(facts.HasShell);
    }

    [Fact]
    public async Task AManifestThatNamesOneConfigInManySpellingsIsReadAllTheSame()
    {
        var config = Encoding.UTF8.GetBytes($$$"""{"x":"{{{new string('x', 1_000_000)}}}","rootfs":{"diff_ids":[]}}""");
        var spellings = Enumerable.Range(1, 3_000).Select(count =>
            string.Concat(Enumerable.Repeat("./", count % 100)) + new string('/', count / 100));
        var images = string.Join(',', spellings.Select(start => $$"""{"Config":"{{start}}c.json","Layers":[]}"""));
        var archive = new TarBytes().File("c.json", config).File("manifest.json", Encoding.UTF8.GetBytes($"[{images}]")).End();

        var fault = await Assert.ThrowsAsync<Fault>(() => ImageArchive.Read(new MemoryStream(archive), new ImageReading(), Token));

        Assert.Contains("holds 3000 images", fault.Message, StringComparison.Ordinal);
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
        var bomb = new TarBytes().File("l", ArchiveBuilder.Gzip(new byte[20_000_000]));
        await Refused(Saved(new ArchiveBuilder().Layer(Layer).Config, "l", bomb), "more than 16777216 bytes follow its end");
    }

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
    public async Task ABombOfLongNamesIsStopped() =>
        await RefusedLayer(
            new TarBytes().Pax(("path", new string('x', 5000))).File("a", 1),
            "it holds a name of 5000 bytes, and Linux takes 4096 at most");

    // Packed, a million of them take next to nothing, and each was held until the manifest came.
    [Theory]
    [InlineData("path", '0')]
    [InlineData("linkpath", '2')]
    public async Task ABombOfLongNamesInTheArchiveItselfIsStopped(string key, char type)
    {
        await Refused(
            new TarBytes().Pax((key, new string('x', 5000))).Entry(type, "a", []).End(),
            "it holds a name of 5000 bytes, and Linux takes 4096 at most");
        var tar = new TarBytes();
        for (var i = 0; i < 9_000; i++)
            tar.Pax((key, string.Create(CultureInfo.InvariantCulture, $"{new string('x', 4000)}{i}"))).Entry(type, "a", []);
        await Refused(tar.End(), "more names than an image has");
    }

    [Fact]
    public async Task NestingWithoutEndIsRefused() =>
        await Refused(new TarBytes().File("manifest.json", Encoding.UTF8.GetBytes(new string('[', 100_000))).End(), "manifest.json");

    private static byte[] Layer => new TarBytes().End();

    private static byte[] Index(int next) => Encoding.UTF8.GetBytes($$"""{"manifests":[{"digest":"x:{{next}}"}]}""");
}
