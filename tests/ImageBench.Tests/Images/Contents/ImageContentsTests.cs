using ImageBench.Images.Archives;
using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Tests.Images.Archives;
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
        var facts = await Read(new() { Env = ["GOCACHE=/build/cache", "GOMODCACHE=off"] }, new TarBytes().File(path, 10));

        Assert.Equal(kind, Assert.Single(facts.Contents!.Parts).Kind.Word());
    }

    [Theory]
    [InlineData("/app", "./movies")]
    [InlineData("/app", "movies-link")]
    [InlineData("/", "movies")]
    [InlineData("", "/bin/movies")]
    [InlineData("", "/opt/up/movies")]
    [InlineData("/app", "/bin/sh", "-c", "A=1 exec ./movies --port 1")]
    [InlineData("/app", "/tini", "--", "/app/movies")]
    public async Task TheProgramIsFoundAsAContainerFindsIt(string workingDir, params string[] command)
    {
        var image = new ArchiveBuilder { WorkingDir = workingDir, Cmd = command, Env = ["PATH=/nowhere:/links:/app"] };
        var facts = await Read(image, new TarBytes()
            .File("app/movies", 1000).File("bin/dash", 10).Symlink("bin/sh", "dash").File("movies", 0)
            .Symlink("links/movies-link", "../bin/movies").Symlink("bin/movies", "/app/movies").Symlink("opt/up", "../app"));

        Assert.Equal(1000, facts.Contents!.Of(ContentKind.Program).Bytes);
    }

    [Fact]
    public async Task OfAnInterpreterAndItsScriptBothAreTheProgram()
    {
        var image = new ArchiveBuilder { Entrypoint = ["node"], Cmd = ["server.js", "--size=big"], WorkingDir = "/app" };
        var facts = await Read(image, new TarBytes().File("usr/local/bin/node", 100).File("app/server.js", 7).File("app/other.js", 50));

        Assert.Equal(107, facts.Contents!.Of(ContentKind.Program).Bytes);
    }

    [Fact]
    public async Task LinksThatLeadInACircleOrOutOfTheImageAreNoProgramAndNoShell()
    {
        var image = new ArchiveBuilder { Cmd = ["/a"] };
        var facts = await Read(
            image,
            new TarBytes().Symlink("a", "b")
                .Symlink("b", "a")
                .Symlink("bin/sh", "../../../../nothing")
                .Symlink("bin/ash", new string('x', 90))
                .Symlink("loop", "loop/loop"));

        Assert.Equal(0, facts.Contents!.Of(ContentKind.Program).Bytes);
        Assert.False(facts.HasShell);
    }

    [Theory]
    [InlineData(true, "bin/sh", "busybox")]
    [InlineData(true, "bin/sh", "/bin/busybox")]
    [InlineData(true, "usr/bin/ash", "../../bin/busybox")]
    [InlineData(true, "tools/sh", "/bin/busybox")]
    [InlineData(false, "etc/sh", "/bin/busybox")]
    [InlineData(false, "bin/sh", "/bin/gone")]
    [InlineData(false, "bin/ssh", "/bin/busybox")]
    public async Task AShellIsANameInAFolderOfProgramsThatLeadsToAFile(bool hasShell, string link, string target)
    {
        // A busybox of another name, so that only the link can tell.
        var facts = await Read(
            new() { Env = ["PATH=/tools"] },
            new TarBytes().File("bin/multi", 800).Symlink(link, target.Replace("busybox", "multi", StringComparison.Ordinal)));

        Assert.Equal(hasShell, facts.HasShell);
    }

    [Fact]
    public async Task WhatProgramsExpectAroundThemIsLookedForWhereTheyLookForIt()
    {
        var full = new TarBytes().File("usr/bin/apt-get", 10)
            .Symlink("etc/ssl/certs/ca-certificates.crt", "/certificates")
            .File("certificates", 9)
            .File("usr/share/zoneinfo/Etc/UTC", 8)
            .File("etc/nsswitch.conf", 7);
        Assert.Equal(new Equipment("apt-get", true, true, true), (await Read(new(), full)).Equipment);

        // Busybox has a dpkg that fetches nothing.
        var small = new TarBytes().File("bin/dpkg", 10).File("certs.pem", 9).Symlink("etc/nsswitch.conf", "/gone");
        Assert.Equal(new Equipment(null, true, false, false), (await Read(new() { Env = ["SSL_CERT_FILE=/certs.pem"] }, small)).Equipment);
    }

    [Fact]
    public async Task AShellThatALaterLayerDeletesIsNone()
    {
        Assert.True((await Read(new(), new TarBytes().File("bin/busybox", 800).HardLink("bin/sh", "bin/busybox"))).HasShell);
        Assert.False(
            (await Read(
                new(),
                new TarBytes().File("bin/busybox", 800).Symlink("bin/sh", "busybox"),
                new TarBytes().File("bin/.wh.busybox", 0))).HasShell);
    }

    [Fact]
    public async Task WhatNobodySeesIsInNoSum()
    {
        var facts = await Read(
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
        var contents = (await Read(new(), tar)).Contents!;

        Assert.Equal(300 * 301 / 2, contents.Unpacked.Bytes);
        Assert.Equal(new ContentPart(ContentKind.Other, "", new ByteSize(200 * 201 / 2), 200), contents.Parts[0]);
        Assert.Equal(ImageContents.PartLimit + 1, contents.Parts.Count);
        Assert.Equal(["/d300/f", "/d299/f"], contents.Largest.Take(2).Select(file => file.Path));
        Assert.Equal(ImageContents.LargestLimit, contents.Largest.Count);
    }

    [Fact]
    public async Task SetuidFilesAreCountedOnceAndNotWhereALaterLayerTookTheBitAway()
    {
        var facts = await Read(
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

        Assert.Equal(4, (await Read(new(), old)).PackageCount);
        Assert.Equal(2, (await Read(new(), old, now)).PackageCount);
        Assert.Null((await Read(new(), old, new TarBytes().File("var/lib/.wh.dpkg", 0))).PackageCount);
        Assert.Equal(
            2,
            (await Read(
                new(), new TarBytes().File("lib/apk/db/installed", "C:Q1\nP:musl\nV:1\n\nC:Q2\nP:busybox\n\n"u8.ToArray()))).PackageCount);
        Assert.Equal(1, (await Read(new(), new TarBytes()
            .File("var/lib/dpkg/status.d/base", "Package: base-files\nVersion: 1\n"u8.ToArray())
            .File("var/lib/dpkg/status.d/base.md5sums", "abc  usr/share/base\n"u8.ToArray()))).PackageCount);
        Assert.Null((await Read(new(), new TarBytes().File("app", 5))).PackageCount);
    }

    private static Task<ImageFacts> Read(ArchiveBuilder image, params TarBytes[] layers)
    {
        foreach (var layer in layers)
            image.Layer(layer.End());
        return ImageArchive.Read(new MemoryStream(image.Legacy()), new ImageReading(), TestContext.Current.CancellationToken);
    }
}
