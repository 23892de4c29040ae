using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.Packages;

/// <summary>Upgrades inside a layer, each told as the package with both versions and the bytes of its files.</summary>
public sealed class PackageUpgradeTests
{
    [Fact]
    public async Task OfApkByTheFilesThatItsDatabaseLists() => Assert.Equal("apk zlib 1.3 → 1.4 +500", await UpgradedLayer.Upgrade(
        (version, size) => new TarBytes().Symlink("lib", "usr/lib").File("usr/lib/libz.so", size).File("usr/share/other", size)
            .File("usr/lib/apk/db/installed",
                $"C:Q1x=\nP:zlib\nV:{version}\nA:x86_64\nI:99\nF:lib\nR:libz.so\nZ:Q1x=\nF:\nR:gone\n\n")));

    [Fact]
    public async Task AListThatManyPackagesClaimIsTakenApartOnce()
    {
        var image = await UpgradedLayer.Read(new TarBytes()
            .File("var/lib/dpkg/status", "Package: z\nArchitecture: all\nVersion: 1\n\nPackage: z\nArchitecture: all\nVersion: 2\n")
            .File("var/lib/dpkg/info/z.list", "/usr/a\n/usr/b"));
        var taken = new HashSet<string>(StringComparer.Ordinal);

        Assert.Equal([2, 0], image.Packages.Select(package => image.Lists.FilesOf(package, taken)!.Value.Paths.Count()));
    }

    [Fact]
    public async Task WhatADistributionsPackageBringsIsToldAsThatPackage() => Assert.Equal(
        "dpkg python3-six 1.3 → 1.4 +500", await UpgradedLayer.Upgrade((version, size) => new TarBytes()
            .File("usr/lib/python3/dist-packages/six.py", size)
            .File("usr/lib/python3/dist-packages/six.egg-info/PKG-INFO", $"Name: six\nVersion: {version}\n")
            .File("var/lib/dpkg/status", $"Package: python3-six\nArchitecture: all\nVersion: {version}\n")
            .File("var/lib/dpkg/info/python3-six.list",
                "/usr/lib/python3/dist-packages/six.py\n/usr/lib/python3/dist-packages/six.egg-info/PKG-INFO\n")));

    [Fact]
    public async Task SeveralOfOneNameAreToldApartByTheirPlaces()
    {
        var difference = await UpgradedLayer.Between((version, size) => new TarBytes()
            .File("a/node_modules/ms/package.json", $$"""{"name":"ms","version":"{{version}}"}""").File("a/node_modules/ms/x", size)
            .File("b/node_modules/ms/package.json", """{"name":"ms","version":"2.0.0"}""").File("b/node_modules/ms/x", 9000)
            .File($"c{version}/node_modules/ms/package.json", """{"name":"ms","version":"3.0.0"}"""));

        Assert.Equal("npm ms 1.3 → 1.4 +500", UpgradedLayer.Described(difference));
    }

    [Fact]
    public async Task APackageOfMuchIsNamedInsteadOfItsDirectories()
    {
        var difference = await UpgradedLayer.Between((version, size) => new TarBytes()
            .File("usr/lib/libz.so", size * 50).File("usr/share/doc/z", size * 10).File("srv/data", size)
            .File("var/lib/dpkg/status", $"Package: zlib\nArchitecture: amd64\nVersion: {version}\n")
            .File("var/lib/dpkg/info/zlib.list", "/usr/lib/libz.so\n/usr/share/doc/z\n"));

        var rows = difference.Largest(10);
        Assert.Equal(("zlib", 30_000L, 2), (rows[0].Package?.Name, rows[0].Change.Bytes, rows[0].Files));
        Assert.Equal("/srv/data", rows[1].Path);
        Assert.Equal(difference.VisibleChange.Bytes, rows.Sum(row => row.Change.Bytes));
        Assert.Equal([("dpkg zlib", 30_000L), ("", 500L)], difference.ByPackage().Select(fold => (fold.Name, fold.Change.Bytes)));
    }
}
