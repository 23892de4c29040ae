using ImageBench.Model.Images;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.Contents;

/// <summary>The program that an image starts, its shell, and what programs expect around them.</summary>
public class ImageProgramTests
{
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
        var facts = await ReadImage.Of(image, new TarBytes()
            .File("app/movies", 1000).File("bin/dash", 10).Symlink("bin/sh", "dash").File("movies", 0)
            .Symlink("links/movies-link", "../bin/movies").Symlink("bin/movies", "/app/movies").Symlink("opt/up", "../app"));

        Assert.Equal(1000, facts.Contents!.Of(ContentKind.Program).Bytes);
    }

    [Fact]
    public async Task OfAnInterpreterAndItsScriptBothAreTheProgram()
    {
        var image = new ArchiveBuilder { Entrypoint = ["node"], Cmd = ["server.js", "--size=big"], WorkingDir = "/app" };
        var facts = await ReadImage.Of(
            image, new TarBytes().File("usr/local/bin/node", 100).File("app/server.js", 7).File("app/other.js", 50));

        Assert.Equal(107, facts.Contents!.Of(ContentKind.Program).Bytes);
    }

    [Fact]
    public async Task LinksThatLeadInACircleOrOutOfTheImageAreNoProgramAndNoShell()
    {
        var image = new ArchiveBuilder { Cmd = ["/a"] };
        var facts = await ReadImage.Of(
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
        var facts = await ReadImage.Of(
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
        Assert.Equal(new Equipment("apt-get", true, true, true), (await ReadImage.Of(new(), full)).Equipment);

        // Busybox has a dpkg that fetches nothing.
        var small = new TarBytes().File("bin/dpkg", 10).File("certs.pem", 9).Symlink("etc/nsswitch.conf", "/gone");
        Assert.Equal(
            new Equipment(null, true, false, false), (await ReadImage.Of(new() { Env = ["SSL_CERT_FILE=/certs.pem"] }, small)).Equipment);
    }

    [Fact]
    public async Task AShellThatALaterLayerDeletesIsNone()
    {
        Assert.True((await ReadImage.Of(new(), new TarBytes().File("bin/busybox", 800).HardLink("bin/sh", "bin/busybox"))).HasShell);
        Assert.False(
            (await ReadImage.Of(
                new(),
                new TarBytes().File("bin/busybox", 800).Symlink("bin/sh", "busybox"),
                new TarBytes().File("bin/.wh.busybox", 0))).HasShell);
    }
}
