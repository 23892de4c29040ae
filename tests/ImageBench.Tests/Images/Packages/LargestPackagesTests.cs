using System.Text;
using ImageBench.Images.Archives;
using ImageBench.Model.Images;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.Packages;

/// <summary>The packages that take most of an image, with the layer that brought them.</summary>
public sealed class LargestPackagesTests
{
    private const string Status = "Package: libc6\nVersion: 2.36\nArchitecture: amd64\n";

    [Fact]
    public async Task AreToldWithTheirBytesTheMostFirstAndTheLayerThatBroughtThem() => Assert.Equal(
        ["dpkg openssl 3.0 2000 in 2", "npm ms 2.0.0 1031 in 3", "dpkg libc6 2.36 900 in 1"],
        await Told(
            withPackages: true,
            new TarBytes().File("lib/libc.so.6", 900)
                .File("var/lib/dpkg/status", Bytes(Status))
                .File("var/lib/dpkg/info/libc6.list", Bytes("/lib\n/lib/libc.so.6\n/gone\n")),
            new TarBytes().File("usr/lib/libssl.so", 1_500).File("usr/bin/openssl", 500).File("usr/other", 9_000)
                .File("var/lib/dpkg/status", Bytes($"{Status}\nPackage: openssl\nVersion: 3.0\nArchitecture: amd64\n"))
                .File("var/lib/dpkg/info/openssl:amd64.list", Bytes("/usr/lib/libssl.so\n/usr/bin/openssl\n")),
            new TarBytes().File("app/node_modules/ms/package.json", Bytes("""{"name":"ms","version":"2.0.0"}"""))
                .File("app/node_modules/ms/index.js", 1_000)));

    [Fact]
    public async Task OneWhoseFilesCameWithSeveralLayersIsOfTheOneWithTheMostOfItsBytes() => Assert.Equal(
        ["dpkg libc6 2.36 1000 in 2"],
        await Told(
            withPackages: true,
            new TarBytes().File("lib/a", 400).File("lib/b", 100)
                .File("var/lib/dpkg/status", Bytes(Status)).File("var/lib/dpkg/info/libc6.list", Bytes("/lib/a\n/lib/b\n")),
            new TarBytes().File("lib/b", 600)));

    [Fact]
    public async Task ThoseOfWhichNobodySaysWhichFilesAreTheirsAreLeftOut() => Assert.Empty(
        await Told(withPackages: true, new TarBytes().File("lib/a", 400).File("var/lib/dpkg/status", Bytes(Status))));

    [Fact]
    public async Task OfVeryManyAndOfVeryLongNamesSomeAreKept()
    {
        var image = new TarBytes();
        for (var number = 1; number <= 60; number++)
        {
            image.File($"node_modules/p{number}/package.json", Bytes($$"""{"name":"{{new string('n', 5_000)}}","version":"1"}"""))
                .File($"node_modules/p{number}/a.js", number);
        }

        var packages = (await Read(withPackages: true, image)).Contents!.Packages;

        Assert.Equal(ImageContents.PackageLimit, packages.Count);
        Assert.All(packages, package => Assert.InRange(package.Name.Length, 1, 200));
        Assert.Equal(packages.OrderByDescending(package => package.Unpacked), packages);
    }

    [Fact]
    public async Task AreNotLookedForWhereNobodyAsks() => Assert.Empty(
        await Told(
            withPackages: false,
            new TarBytes().File("lib/a", 400)
                .File("var/lib/dpkg/status", Bytes(Status)).File("var/lib/dpkg/info/libc6.list", Bytes("/lib/a\n"))));

    private static async Task<IEnumerable<string>> Told(bool withPackages, params TarBytes[] layers) =>
        (await Read(withPackages, layers)).Contents!.Packages.Select(package =>
            $"{package.Manager} {package.Name} {package.Version} {package.Unpacked.Bytes} in {package.LayerPosition}");

    private static Task<ImageFacts> Read(bool withPackages, params TarBytes[] layers) => ImageArchive.Read(
        new MemoryStream(layers.Aggregate(new ArchiveBuilder(), (image, layer) => image.Layer(layer.End())).Legacy()),
        new ImageReading { WithPackages = withPackages },
        TestContext.Current.CancellationToken);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
