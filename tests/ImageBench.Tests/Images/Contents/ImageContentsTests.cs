using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.Contents;

public class ImageContentsTests
{
    [Theory]
    [InlineData("usr/lib/go-1.24/pkg/a.so", "toolchain")]
    [InlineData("usr/local/go/src/main.go", "toolchain")]
    [InlineData("usr/lib/x86_64-linux-gnu/libc.a", "toolchain")]
    [InlineData("usr/bin/x86_64-linux-gnu-gcc-14", "toolchain")]
    [InlineData("usr/lib/x86_64-linux-gnu/libc.so.6", "shared-libraries")]
    [InlineData("lib/libz.so", "shared-libraries")]
    [InlineData("usr/lib/not-so", "other")]
    [InlineData("root/.cache/go-build/00/a.so", "package-data-and-caches")]
    [InlineData("home/me/.cache/pip/x", "package-data-and-caches")]
    [InlineData("home/me/you/.cache/pip/x", "other")]
    [InlineData("build/cache/x", "package-data-and-caches")]
    [InlineData("go/pkg/mod/x.go", "package-data-and-caches")]
    [InlineData("lib/apk/db/scripts.tar", "package-data-and-caches")]
    [InlineData("var/lib/dpkg/info/x.list", "package-data-and-caches")]
    [InlineData("var/lib/dpkg-other", "other")]
    [InlineData("usr/share/doc/libx/x.so", "documentation")]
    [InlineData("usr/share/locale/de/x.mo", "documentation")]
    [InlineData("srv/usr/share/doc/x", "other")]
    [InlineData("app/main.go", "sources")]
    [InlineData("app/.git/objects/x", "sources")]
    [InlineData("usr/bin/perl5.40", "system-programs")]
    [InlineData("app/bin/perl", "other")]
    [InlineData("app/data.bin", "other")]
    public async Task APathTellsTheKind(string path, string kind)
    {
        var facts = await ReadImage.Of(new() { Env = ["GOCACHE=/build/cache", "GOMODCACHE=off"] }, new TarBytes().File(path, 10));

        Assert.Equal(kind, Assert.Single(facts.Contents!.Parts).Kind.Word());
    }

    [Fact]
    public async Task WhatNobodySeesIsInNoSum()
    {
        var facts = await ReadImage.Of(
            new(),
            new TarBytes().File("d/gone", 1000).File("kept", 30).HardLink("again", "kept").File("changed", 500).File("usr/share/doc/x", 5),
            new TarBytes().File(".wh.d", 0).File("changed", 4).HardLink("third", "kept"));

        Assert.Equal(39, facts.Contents!.Unpacked.Bytes);
        Assert.Equal(facts.Unpacked - facts.Wasted!.Value, facts.Contents.Unpacked);
        Assert.Equal(
            [new ContentPart(ContentKind.Documentation, "/usr/share", new ByteSize(5), 1)],
            facts.Contents.Parts.Where(part => part.Directory != "/"));
        Assert.Equal([30, 5, 4], facts.Contents.Largest.Select(file => file.Unpacked.Bytes));
    }

    [Fact]
    public async Task OnlyTheLargestFilesAndDirectoriesAreKeptByName()
    {
        var tar = new TarBytes();
        for (var i = 1; i <= 300; i++)
            tar.File($"d{i:D3}/f", i);
        var contents = (await ReadImage.Of(new(), tar)).Contents!;

        Assert.Equal(300 * 301 / 2, contents.Unpacked.Bytes);
        Assert.Equal(new ContentPart(ContentKind.Other, "", new ByteSize(200 * 201 / 2), 200), contents.Parts[0]);
        Assert.Equal(ImageContents.PartLimit + 1, contents.Parts.Count);
        Assert.Equal(["/d300/f", "/d299/f"], contents.Largest.Take(2).Select(file => file.Path));
        Assert.Equal(ImageContents.LargestLimit, contents.Largest.Count);
    }

    [Fact]
    public async Task SetuidFilesAreCountedOnceAndNotWhereALaterLayerTookTheBitAway()
    {
        var facts = await ReadImage.Of(
            new(),
            new TarBytes().Setuid("bin/su", 10)
                .HardLink("bin/su2", "bin/su")
                .Setuid("bin/mount", 10)
                .File("bin/ls", 10)
                .Setuid("bin/empty", 0),
            new TarBytes().File("bin/mount", 10));

        Assert.Equal(2, facts.SetuidCount);
    }

    [Fact]
    public async Task PackagesAreThoseThatTheLastLayersDatabasesCallInstalled()
    {
        var dpkg =
            "Package: a\nStatus: install ok installed\nDescription: x\n Package: no\n\n"u8.ToArray()
                .Concat("Package: b\nStatus: deinstall ok config-files\n\nPackage: c\nStatus: hold ok installed"u8.ToArray())
                .ToArray();
        var old = new TarBytes().File("var/lib/dpkg/status", "Package: z\n\nPackage: y\n\nPackage: x\n\nPackage: w\n"u8.ToArray());
        var now = new TarBytes().File("./var/lib/dpkg/status", dpkg);

        Assert.Equal(4, (await ReadImage.Of(new(), old)).PackageCount);
        Assert.Equal(2, (await ReadImage.Of(new(), old, now)).PackageCount);
        Assert.Null((await ReadImage.Of(new(), old, new TarBytes().File("var/lib/.wh.dpkg", 0))).PackageCount);
        Assert.Equal(
            2,
            (await ReadImage.Of(
                new(), new TarBytes().File("lib/apk/db/installed", "C:Q1\nP:musl\nV:1\n\nC:Q2\nP:busybox\n\n"u8.ToArray()))).PackageCount);
        Assert.Equal(1, (await ReadImage.Of(new(), new TarBytes()
            .File("var/lib/dpkg/status.d/base", "Package: base-files\nVersion: 1\n"u8.ToArray())
            .File("var/lib/dpkg/status.d/base.md5sums", "abc  usr/share/base\n"u8.ToArray()))).PackageCount);
        Assert.Null((await ReadImage.Of(new(), new TarBytes().File("app", 5))).PackageCount);
    }
}
