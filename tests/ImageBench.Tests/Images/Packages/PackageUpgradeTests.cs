using System.IO.Compression;
using System.Text;
using ImageBench.Images.Archives;
using ImageBench.Images.Changes;
using ImageBench.Images.Contents;
using ImageBench.Images.Packages;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.Packages;

/// <summary>Upgrades inside a layer, each told as the package with both versions and the bytes of its files.</summary>
public sealed class PackageUpgradeTests
{
    [Fact]
    public async Task OfApkByTheFilesThatItsDatabaseLists() => Assert.Equal("apk zlib 1.3 → 1.4 +500", await Upgrade(
        (version, size) => new TarBytes().Symlink("lib", "usr/lib").File("usr/lib/libz.so", size).File("usr/share/other", size)
            .File("usr/lib/apk/db/installed",
                Bytes($"C:Q1x=\nP:zlib\nV:{version}\nA:x86_64\nI:99\nF:lib\nR:libz.so\nZ:Q1x=\nF:\nR:gone\n\n"))));

    [Fact]
    public async Task OfAWheelByItsRecord() => Assert.Equal("pip Requests 1.3 → 1.4 +600", await Upgrade(
        (version, size) => new TarBytes().File("usr/lib/python3/site-packages/requests/api.py", size)
            .File("usr/lib/python3/site-packages/requests/a,b.py", size / 5).File("usr/bin/requests", 10)
            .File($"usr/lib/python3/site-packages/requests-{version}.dist-info/METADATA",
                Bytes($"Metadata-Version: 2.1\nName: Requests\nVersion: {version}\n\nName: no head any more\nVersion: 9\n"))
            .File($"usr/lib/python3/site-packages/requests-{version}.dist-info/RECORD",
                Bytes("requests/api.py,sha256=x,1\n\"requests/a,b.py\",,\n../../../bin/requests,,\nmissing.py,,\n"))));

    [Fact]
    public async Task OfPipUnderAllSpellingsOfAName() => Assert.Equal("pip Flask_Login 1.3 → 1.4 unknown", await Upgrade(
        (version, _) => new TarBytes().File($"opt/flask_login-{version}.dist-info/METADATA",
            Bytes($"Metadata-Version: 2.1\nName: {(version == "1.3" ? "flask-login" : "Flask_Login")}\nVersion: {version}\n\n"))));

    [Fact]
    public async Task AListThatManyPackagesClaimIsTakenApartOnce()
    {
        var image = await Read(new TarBytes()
            .File("var/lib/dpkg/status", Bytes("Package: z\nArchitecture: all\nVersion: 1\n\nPackage: z\nArchitecture: all\nVersion: 2\n"))
            .File("var/lib/dpkg/info/z.list", Bytes("/usr/a\n/usr/b")));
        var taken = new HashSet<string>(StringComparer.Ordinal);

        Assert.Equal([2, 0], image.Packages.Select(package => image.Lists.FilesOf(package, taken)!.Value.Paths.Count()));
    }

    [Fact]
    public async Task OfAnEggByItsList() => Assert.Equal("pip six 1.3 → 1.4 +500", await Upgrade(
        (version, size) => new TarBytes().File("opt/six.py", size)
            .File("opt/six.egg-info/PKG-INFO", Bytes($"Name: six\nVersion: {version}\n"))
            .File("opt/six.egg-info/installed-files.txt", Bytes("../six.py\n"))));

    [Fact]
    public async Task OfNpmByItsFolderWithoutWhatItBringsAlong() => Assert.Equal(
        "npm @babel/core 1.3 → 1.4 +500", await Upgrade((version, size) => new TarBytes()
            .File("app/node_modules/@babel/core/package.json",
                Bytes($$"""{"scripts":{"name":"no"},"name":"@babel/core","version":"{{version}}"}"""))
            .File("app/node_modules/@babel/core/lib/index.js", size)
            .File("app/node_modules/@babel/core/lib/package.json", Bytes("""{"name":"none","version":"9"}"""))
            .File("app/node_modules/@babel/core/node_modules/ms/package.json", Bytes("""{"name":"ms","version":"2.0.0"}"""))
            .File("app/node_modules/@babel/core/node_modules/ms/index.js", size * 3)
            .File("app/package.json", Bytes("""{"name":"x","version":"1"}"""))));

    [Fact]
    public async Task OfAGemByItsFolder() => Assert.Equal("gem rack-test 1.3 → 1.4 +500", await Upgrade((version, size) => new TarBytes()
        .File($"var/lib/gems/3.1.0/specifications/rack-test-{version}.gemspec", 10)
        .File($"var/lib/gems/3.1.0/gems/rack-test-{version}/lib/rack.rb", size)));

    [Fact]
    public async Task OfAProgramOfGoByWhatItsLinkerWrote() => Assert.Equal(
        "go example.com/app v1.3 → v1.4 +500, go golang.org/x/net v0.1.3 → v0.1.4 unknown, go stdlib 1.21.3 → 1.21.4 unknown",
        await Upgrade((version, size) => new TarBytes().File("app/server", GoProgram(version[2..], size))));

    [Theory]
    [InlineData(
        "app/lib/core.jar",
        "META-INF/maven/org.acme/core/pom.properties",
        "#x\ngroupId=org.acme\nartifactId=core\nversion={0}\n",
        "org.acme:core")]
    [InlineData(
        "app/core.war",
        "META-INF/MANIFEST.MF",
        "Manifest-Version: 1.0\r\nBundle-SymbolicName: org.ac\r\n me.core;x=1\r\nBundle-Version: {0}\r\n",
        "org.acme.core")]
    public async Task OfAJarByWhatItSaysOfItself(string path, string entry, string text, string name)
    {
        var change = Assert.Single((await Between((version, size) => new TarBytes().File(path, Zip(
            (entry, Bytes(text.Replace("{0}", version, StringComparison.Ordinal))), ("x", new byte[size]))))).Packages);

        Assert.Equal(("jar", name, "1.3", "1.4"), (change.Manager, change.Name, change.BaseVersion, change.HeadVersion));
        Assert.InRange(change.Change!.Value.Bytes, 490, 510);
    }

    [Fact]
    public async Task OfJarsInAJarByTheirNames() => Assert.Equal("jar spring-core 1.3 → 1.4 unknown", await Upgrade(
        (version, size) => new TarBytes().File("app.jar", Zip(
            ($"BOOT-INF/lib/spring-core-{version}.jar", new byte[size]), ("BOOT-INF/classes/application.yml", [])))));

    [Fact]
    public async Task WhatADistributionsPackageBringsIsToldAsThatPackage() => Assert.Equal(
        "dpkg python3-six 1.3 → 1.4 +500", await Upgrade((version, size) => new TarBytes()
            .File("usr/lib/python3/dist-packages/six.py", size)
            .File("usr/lib/python3/dist-packages/six.egg-info/PKG-INFO", Bytes($"Name: six\nVersion: {version}\n"))
            .File("var/lib/dpkg/status", Bytes($"Package: python3-six\nArchitecture: all\nVersion: {version}\n"))
            .File("var/lib/dpkg/info/python3-six.list",
                Bytes("/usr/lib/python3/dist-packages/six.py\n/usr/lib/python3/dist-packages/six.egg-info/PKG-INFO\n"))));

    [Fact]
    public async Task SeveralOfOneNameAreToldApartByTheirPlaces()
    {
        var difference = await Between((version, size) => new TarBytes()
            .File("a/node_modules/ms/package.json", Bytes($$"""{"name":"ms","version":"{{version}}"}""")).File("a/node_modules/ms/x", size)
            .File("b/node_modules/ms/package.json", Bytes("""{"name":"ms","version":"2.0.0"}""")).File("b/node_modules/ms/x", 9000)
            .File($"c{version}/node_modules/ms/package.json", Bytes("""{"name":"ms","version":"3.0.0"}""")));

        Assert.Equal("npm ms 1.3 → 1.4 +500", Described(difference));
    }

    [Fact]
    public async Task APackageOfMuchIsNamedInsteadOfItsDirectories()
    {
        var difference = await Between((version, size) => new TarBytes()
            .File("usr/lib/libz.so", size * 50).File("usr/share/doc/z", size * 10).File("srv/data", size)
            .File("var/lib/dpkg/status", Bytes($"Package: zlib\nArchitecture: amd64\nVersion: {version}\n"))
            .File("var/lib/dpkg/info/zlib.list", Bytes("/usr/lib/libz.so\n/usr/share/doc/z\n")));

        var rows = difference.Largest(10);
        Assert.Equal(("zlib", 30_000L, 2), (rows[0].Package?.Name, rows[0].Change.Bytes, rows[0].Files));
        Assert.Equal("/srv/data", rows[1].Path);
        Assert.Equal(difference.VisibleChange.Bytes, rows.Sum(row => row.Change.Bytes));
        Assert.Equal([("dpkg zlib", 30_000L), ("", 500L)], difference.ByPackage().Select(fold => (fold.Name, fold.Change.Bytes)));
    }

    [Theory]
    [InlineData("app/x.jar", "PK\u0005\u0006 and nothing that a zip has")]
    [InlineData("app/node_modules/x/package.json", """{"name":["x"],"version":""")]
    [InlineData("usr/x.dist-info/METADATA", "no head")]
    [InlineData("usr/specifications/noversion.gemspec", "x")]
    public async Task WhatMakesNoSenseIsNoPackage(string path, string text) => Assert.Empty((await Between((version, size) =>
        new TarBytes().File(path, Bytes(text + version)))).Packages);

    [Fact]
    public async Task AProgramThatOnlyHoldsTheMarkIsNoneOfGo() => Assert.Empty((await Between((version, size) =>
        new TarBytes().File(
            "bin/go", [.. "\u007fELF"u8, .. new byte[300_000], .. Mark, 8, 0, .. Mark, 8, 2, .. new byte[size]]))).Packages);

    private static byte[] Mark => [0xff, .. " Go buildinf:"u8];

    private static byte[] GoProgram(string number, int size)
    {
        var modules = Bytes(
            $"path\texample.com/app\nmod\texample.com/app\tv1.{number}\th1:x=\n"
            + $"dep\tgolang.org/x/net\tv0.0.1\n=>\tgolang.org/x/net\tv0.1.{number}\th1:y=\n");
        byte[] framed = [.. new byte[16], .. modules, .. new byte[16]];
        var go = Bytes($"go1.21.{number}");
        byte[] head = [.. "\u007fELF"u8, .. new byte[65_529], .. Mark, 8, 0, .. new byte[200_000]];
        return [.. head, .. Mark, 8, 2, .. new byte[16], (byte)go.Length, .. go,
            (byte)((framed.Length & 0x7f) | 0x80), (byte)(framed.Length >> 7), .. framed, .. new byte[size]];
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static async Task<string> Upgrade(Func<string, int, TarBytes> image) => Described(await Between(image));

    private static string Described(ImageDifference difference) => string.Join(", ", difference.Packages
        .OrderBy(change => change.Name, StringComparer.Ordinal)
        .Select(change => $"{change.Manager} {change.Name} {change.BaseVersion} → {change.HeadVersion} {Signed(change)}"));

    private static string Signed(PackageChange change) => change.Change is { } known ? $"+{known.Bytes}" : "unknown";

    private static async Task<ImageDifference> Between(Func<string, int, TarBytes> image) =>
        ImageDifference.Between(await Read(image("1.3", 1000)), await Read(image("1.4", 1500)));

    private static Task<ImageTree> Read(TarBytes layer) => ImageArchive.ReadTree(
        new MemoryStream(new ArchiveBuilder().Layer(layer.End()).Legacy()),
        new ImageReading { IsCompared = true },
        TestContext.Current.CancellationToken);
}
