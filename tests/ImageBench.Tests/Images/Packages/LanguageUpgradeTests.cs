using System.IO.Compression;
using System.Text;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.Packages;

/// <summary>Upgrades of what the package managers of languages bring.</summary>
public sealed class LanguageUpgradeTests
{
    [Fact]
    public async Task OfAWheelByItsRecord() => Assert.Equal("pip Requests 1.3 → 1.4 +600", await UpgradedLayer.Upgrade(
        (version, size) => new TarBytes().File("usr/lib/python3/site-packages/requests/api.py", size)
            .File("usr/lib/python3/site-packages/requests/a,b.py", size / 5).File("usr/bin/requests", 10)
            .File($"usr/lib/python3/site-packages/requests-{version}.dist-info/METADATA",
                $"Metadata-Version: 2.1\nName: Requests\nVersion: {version}\n\nName: no head any more\nVersion: 9\n")
            .File($"usr/lib/python3/site-packages/requests-{version}.dist-info/RECORD",
                "requests/api.py,sha256=x,1\n\"requests/a,b.py\",,\n../../../bin/requests,,\nmissing.py,,\n")));

    [Fact]
    public async Task OfPipUnderAllSpellingsOfAName() => Assert.Equal("pip Flask_Login 1.3 → 1.4 unknown", await UpgradedLayer.Upgrade(
        (version, _) => new TarBytes().File($"opt/flask_login-{version}.dist-info/METADATA",
            $"Metadata-Version: 2.1\nName: {(version == "1.3" ? "flask-login" : "Flask_Login")}\nVersion: {version}\n\n")));

    [Fact]
    public async Task OfAnEggByItsList() => Assert.Equal("pip six 1.3 → 1.4 +500", await UpgradedLayer.Upgrade(
        (version, size) => new TarBytes().File("opt/six.py", size)
            .File("opt/six.egg-info/PKG-INFO", $"Name: six\nVersion: {version}\n")
            .File("opt/six.egg-info/installed-files.txt", "../six.py\n")));

    [Fact]
    public async Task OfNpmByItsFolderWithoutWhatItBringsAlong() => Assert.Equal(
        "npm @babel/core 1.3 → 1.4 +500", await UpgradedLayer.Upgrade((version, size) => new TarBytes()
            .File("app/node_modules/@babel/core/package.json",
                $$"""{"scripts":{"name":"no"},"name":"@babel/core","version":"{{version}}"}""")
            .File("app/node_modules/@babel/core/lib/index.js", size)
            .File("app/node_modules/@babel/core/lib/package.json", """{"name":"none","version":"9"}""")
            .File("app/node_modules/@babel/core/node_modules/ms/package.json", """{"name":"ms","version":"2.0.0"}""")
            .File("app/node_modules/@babel/core/node_modules/ms/index.js", size * 3)
            .File("app/package.json", """{"name":"x","version":"1"}""")));

    [Fact]
    public async Task OfAGemByItsFolder() => Assert.Equal("gem rack-test 1.3 → 1.4 +500", await UpgradedLayer.Upgrade(
        (version, size) => new TarBytes()
            .File($"var/lib/gems/3.1.0/specifications/rack-test-{version}.gemspec", 10)
            .File($"var/lib/gems/3.1.0/gems/rack-test-{version}/lib/rack.rb", size)));

    [Fact]
    public async Task OfAProgramOfGoByWhatItsLinkerWrote() => Assert.Equal(
        "go example.com/app v1.3 → v1.4 +500, go golang.org/x/net v0.1.3 → v0.1.4 unknown, go stdlib 1.21.3 → 1.21.4 unknown",
        await UpgradedLayer.Upgrade((version, size) => new TarBytes().File("app/server", GoProgram(version[2..], size))));

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
        var change = Assert.Single((await UpgradedLayer.Between((version, size) => new TarBytes().File(path, Zip(
            (entry, Encoding.UTF8.GetBytes(text.Replace("{0}", version, StringComparison.Ordinal))), ("x", new byte[size]))))).Packages);

        Assert.Equal(("jar", name, "1.3", "1.4"), (change.Manager, change.Name, change.BaseVersion, change.HeadVersion));
        Assert.InRange(change.Change!.Value.Bytes, 490, 510);
    }

    [Fact]
    public async Task OfJarsInAJarByTheirNames() => Assert.Equal("jar spring-core 1.3 → 1.4 unknown", await UpgradedLayer.Upgrade(
        (version, size) => new TarBytes().File("app.jar", Zip(
            ($"BOOT-INF/lib/spring-core-{version}.jar", new byte[size]), ("BOOT-INF/classes/application.yml", [])))));

    [Theory]
    [InlineData("app/x.jar", "PK\u0005\u0006 and nothing that a zip has")]
    [InlineData("app/node_modules/x/package.json", """{"name":["x"],"version":""")]
    [InlineData("usr/x.dist-info/METADATA", "no head")]
    [InlineData("usr/specifications/noversion.gemspec", "x")]
    public async Task WhatMakesNoSenseIsNoPackage(string path, string text) => Assert.Empty((await UpgradedLayer.Between((version, size) =>
        new TarBytes().File(path, text + version))).Packages);

    [Fact]
    public async Task AProgramThatOnlyHoldsTheMarkIsNoneOfGo() => Assert.Empty((await UpgradedLayer.Between((version, size) =>
        new TarBytes().File(
            "bin/go", [.. "\u007fELF"u8, .. new byte[300_000], .. Mark, 8, 0, .. Mark, 8, 2, .. new byte[size]]))).Packages);

    private static byte[] Mark => [0xff, .. " Go buildinf:"u8];

    private static byte[] GoProgram(string number, int size)
    {
        var modules = Encoding.UTF8.GetBytes(
            $"path\texample.com/app\nmod\texample.com/app\tv1.{number}\th1:x=\n"
            + $"dep\tgolang.org/x/net\tv0.0.1\n=>\tgolang.org/x/net\tv0.1.{number}\th1:y=\n");
        byte[] framed = [.. new byte[16], .. modules, .. new byte[16]];
        var go = Encoding.UTF8.GetBytes($"go1.21.{number}");
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
}
