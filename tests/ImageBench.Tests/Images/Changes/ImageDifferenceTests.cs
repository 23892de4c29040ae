using ImageBench.Images.Archives;
using ImageBench.Images.Changes;
using ImageBench.Images.Contents;
using ImageBench.Model;
using ImageBench.Model.Images.Entries;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.Changes;

public class ImageDifferenceTests
{
    private static readonly byte[] One = [1, 2, 3];
    private static readonly byte[] Other = [1, 2, 4];

    [Fact]
    public async Task EachFileTellsWhatBecameOfIt()
    {
        var difference = await Between(
            new TarBytes().File("same", One).File("content", One).File("grown", One).File("shrunk", [.. One, 4]).File("gone", One)
                .Owned("mode", One, "644").Owned("owner", One, "644").Symlink("link", "one").File("type", One).Directory("empty"),
            new TarBytes().File("same", One).File("content", Other).File("grown", [.. One, 4, 5]).File("shrunk", One).File("new", One)
                .Owned("mode", One, "755").Owned("owner", One, "644", "1750").Symlink("link", "other").Symlink("type",
                    "one").Directory("empty").Directory("void"));

        Assert.Equal(
            [
                "/content Changed content 0", "/gone Removed  -3", "/grown Grown content 2", "/link Attributes link_target 2",
                    "/mode Attributes mode 0", "/new Added  3",
                "/owner Attributes owner 0", "/shrunk Shrunk content -1", "/type Changed type 0", "/void Added  0",
            ],
            difference.Files().OrderBy(file => file.Path, StringComparer.Ordinal)
                .Select(file => $"{file.Path} {file.Kind} {file.Aspects.Words()} {file.Change.Bytes}"));
        Assert.Equal((3, 0), (difference.VisibleChange.Bytes, difference.HiddenChange.Bytes));
    }

    [Fact]
    public async Task AHardLinkThatBecomesACopyIsAsLargeAsTheCopy()
    {
        var file = Assert.Single((await Between(new TarBytes().File("a", One).HardLink("b", "a"), new TarBytes().File("a", One)
            .File("b", One))).Files());

        Assert.Equal(("/b", FileChangeKind.Grown, ChangedAspects.Links, 3), (file.Path, file.Kind, file.Aspects, file.Change.Bytes));
    }

    [Fact]
    public async Task TheOrderInWhichALayerNamesItsLinksIsNoChange() =>
        Assert.Equal(0, (await Between(new TarBytes().File("a", One).HardLink("b", "a"), new TarBytes()
            .File("b", One).HardLink("a", "b"))).FileCount);

    [Fact]
    public async Task ADirectoryWithAnotherModeIsToldOnce()
    {
        var difference = await Between(
            new TarBytes().Entry('5', "d/", []).File("d/a", One),
            new TarBytes().Entry('5', "d/", [], change: header => "0000700"u8.CopyTo(header.AsSpan(100))).File("d/a", One));

        Assert.Equal(("/d", EntryKind.Directory, ChangedAspects.Mode),
            Assert.Single(difference.Files().Select(file => (file.Path, file.Entry, file.Aspects))));
    }

    [Fact]
    public async Task WhatNobodySeesAnyMoreIsToldApart()
    {
        var lower = new TarBytes().File("a", new byte[100]).End();
        var difference = await Between(
            new ArchiveBuilder().Layer(lower),
            new ArchiveBuilder().Layer(lower).Layer(new TarBytes().File("a", new byte[30]).End(), "RUN shrink"));

        Assert.Equal((30, -70, 100), (difference.UnpackedChange.Bytes, difference.VisibleChange.Bytes, difference.HiddenChange.Bytes));
        Assert.Equal((1, 2), Assert.Single(difference.Files().Select(file => (file.BaseLayer, file.HeadLayer))));
        Assert.Equal("RUN shrink", difference.ByInstruction().MaxBy(fold => fold.Added)!.Name);
    }

    [Fact]
    public async Task ARefreshedParentIsNotBlamedOnTheDockerfile()
    {
        var own = new TarBytes().File("app/server", new byte[500]).File("etc/.wh.gone", 0).End();
        var difference = await Between(
            new ArchiveBuilder().Layer(new TarBytes().File("etc/os", new byte[100]).File("etc/gone", new byte[9])
                .File("lib", new byte[10]).End()).Layer(own),
            new ArchiveBuilder().Layer(new TarBytes().File("etc/os", new byte[160]).File("etc/gone", new byte[9]).End())
                .Layer(new TarBytes().File("lib2", new byte[7]).End()).Layer(own),
            (1, 2));

        Assert.Equal((57, 0), (difference.ParentChange?.Bytes, difference.OwnChange?.Bytes));
        Assert.All(difference.Files(), file => Assert.True(file.IsParents, file.Path));
        Assert.Equal(3, difference.FileCount);
    }

    [Fact]
    public async Task WhatTheDockerfileTakesAwayIsItsOwnChange()
    {
        var parent = new TarBytes().File("etc/os", new byte[100]).File("etc/gone", new byte[9]).End();
        var difference = await Between(new ArchiveBuilder().Layer(parent), new ArchiveBuilder().Layer(parent)
            .Layer(new TarBytes().File("etc/.wh.gone", 0).End()), (1, 1));

        Assert.Equal(("/etc/gone", false), Assert.Single(difference.Files().Select(file => (file.Path, file.IsParents))));
        Assert.Equal((0, 0), (difference.ParentChange?.Bytes, difference.OwnChange?.Bytes));
        Assert.Equal((-9, 9), (difference.VisibleChange.Bytes, difference.HiddenChange.Bytes));
    }

    [Fact]
    public async Task WithoutParentsNothingIsSaidOfThem()
    {
        var difference = await Between(new TarBytes().File("a", One), new TarBytes().File("b", One));

        Assert.Equal((null, null), (difference.ParentChange, difference.OwnChange));
    }

    [Fact]
    public async Task AnUpdateDownloadsTheLayersAboveTheSharedOnesTheConfigAndTheManifest()
    {
        var (lower, upper) = (new TarBytes().File("a", new byte[5000]).End(), new TarBytes().File("b", new byte[7000]).End());
        var (from, to) = (new ArchiveBuilder().Layer(lower), new ArchiveBuilder().Layer(lower).Layer(upper));
        var difference = ImageDifference.Between(await Read(from.Oci(ArchiveBuilder.Gzip)), await Read(to.Oci(ArchiveBuilder.Gzip)));

        Assert.Equal(1, difference.SharedLayerCount);
        Assert.Equal(difference.Head.Content!.Value.Bytes - ArchiveBuilder.Gzip(lower).Length, difference.UpdateDownload?.Bytes);
        Assert.Null((await Between(new TarBytes().File("a", One), new TarBytes().File("b", One))).UpdateDownload);
        Assert.Equal(default(ByteSize), (await Between(new TarBytes().File("a", One), new TarBytes().File("a", One))).UpdateDownload);
    }

    [Fact]
    public async Task LayersOfOneInstructionStandBesideEachOther()
    {
        var difference = await Between(
            new ArchiveBuilder().Layer(Tar("x"), "FROM").Layer(Tar("a"), "RUN a").Layer(Tar("b"), "RUN b").Layer(Tar("d"), "COPY d"),
            new ArchiveBuilder().Layer(Tar("x"), "FROM").Layer(Tar("a2"), "RUN a").Layer(Tar("c"), "RUN c").Layer(Tar("d2"), "COPY d"));

        Assert.Equal(
            ["FROM = FROM", "RUN a ~ RUN a", "RUN b ~ ", " ~ RUN c", "COPY d ~ COPY d"],
            difference.Layers.Select(pair => $"{pair.Base?.Instruction} {(pair.IsSame ? '=' : '~')} {pair.Head?.Instruction}"));

        static byte[] Tar(string name) => new TarBytes().File(name, One).End();
    }

    [Fact]
    public async Task AChangeIsNamedByTheSmallestThingThatHoldsMostOfIt()
    {
        var from = new TarBytes().File("etc/passwd", new byte[50]).File("usr/lib/a/one", new byte[10]);
        var to = new TarBytes().File("etc/passwd", new byte[55]).File("usr/lib/a/one", new byte[10])
            .File("usr/lib/a/b/large", new byte[4000]).File("usr/lib/a/small", new byte[20]);
        for (var i = 0; i < 40; i++)
            to.File($"opt/many/{i}", new byte[50]);

        Assert.Equal(
            ["/usr/lib/a/b/large False 4000", "/opt/many True 2000", "/usr/lib/a/small False 20", "/etc/passwd False 5"],
            (await Between(from, to)).Largest(10).Select(change => $"{change.Path} {change.IsDirectory} {change.Change.Bytes}"));
    }

    [Fact]
    public async Task AVersionThatTakesAnothersPlaceIsSeen()
    {
        var difference = await Between(
            new TarBytes().File("opt/v1/lib", new byte[1000]).File("a", One), new TarBytes().File("opt/v2/lib", new byte[1000])
                .File("a", One));

        Assert.Equal(0, difference.UnpackedChange.Bytes);
        Assert.Equal(["/opt/v1/lib -1000", "/opt/v2/lib 1000"], difference.Largest(10)
            .Select(change => $"{change.Path} {change.Change.Bytes}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task WhereNoSizeChangedTheFilesAreCounted()
    {
        var (from, to) = (new TarBytes(), new TarBytes());
        for (var i = 0; i < 30; i++)
        {
            from.File($"app/dist/{i}", One);
            to.File($"app/dist/{i}", Other);
        }

        Assert.Equal(
            ["/app/dist 30", "/etc/hosts 1"],
            (await Between(from.File("etc/hosts", One), to.File("etc/hosts", Other))).Largest(10)
                .Select(change => $"{change.Path} {change.Files}"));
    }

    [Theory]
    [InlineData(
        "var/lib/dpkg/status",
        "Package: libc6\nStatus: install ok installed\nArchitecture: amd64\nInstalled-Size: {1}\nVersion: {0}\n\nPackage: gone\nStatus: "
            + "deinstall ok config-files\nVersion: 1\n",
        1024)]
    [InlineData("var/lib/dpkg/status.d/libc6", "Package: libc6\nVersion: {0}\nInstalled-Size: {1}\n", 1024)]
    [InlineData("lib/apk/db/installed", "C:Q1x=\nP:libc6\nV:{0}\nA:x86_64\nS:99\nI:{1}\nF:lib\nR:x\n", 1)]
    public async Task APackageIsToldWithBothVersions(string path, string database, int unit)
    {
        var difference = await Between(new TarBytes().File(path, Text("2.36", 100)), new TarBytes().File(path, Text("2.41", 103)));

        var change = Assert.Single(difference.Packages);
        Assert.Equal(("libc6", "2.36", "2.41", 3L * unit), (
            change.Name, change.BaseVersion, change.HeadVersion, change.DeclaredChange?.Bytes));
        Assert.Equal(path.EndsWith("installed", StringComparison.Ordinal) ? 0 : null, change.Change?.Bytes); // apk lists files, dpkg apart.

        byte[] Text(string version, int size) => System.Text.Encoding.UTF8.GetBytes(
            database.Replace("{0}", version, StringComparison.Ordinal).Replace("{1}",
                size.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("var/lib/dpkg/status", "var/lib/dpkg/info/libc6:amd64.list",
        "/.\n/lib\n/lib/libc.so.6\n/lib/link\n/usr/share/doc/left-out\n")]
    [InlineData("var/lib/dpkg/status", "var/lib/dpkg/info/libc6.list", "/lib/libc.so.6\n")]
    [InlineData("var/lib/dpkg/status.d/libc6", "var/lib/dpkg/status.d/libc6.md5sums", "d41d8cd98f00b204e9800998ecf8427e  lib/libc.so.6\n")]
    public async Task APackagesBytesAreThoseOfItsFilesInTheImage(string database, string list, string text)
    {
        var change = Assert.Single((await Between(Image("1", 1000), Image("2", 1700))).Packages);

        Assert.Equal(700, change.Change?.Bytes);

        // "/lib" leads to /usr/lib, as in today's distributions, and what a list names may be left out.
        TarBytes Image(string version, int size) => new TarBytes().Symlink("lib", "usr/lib")
            .File("usr/lib/libc.so.6", size).Symlink("usr/lib/link", "libc.so.6")
            .File(database, System.Text.Encoding.UTF8.GetBytes($"Package: libc6\nArchitecture: amd64\nVersion: {version}\n"))
                .File(list, System.Text.Encoding.UTF8.GetBytes(text));
    }

    private static Task<ImageDifference> Between(TarBytes from, TarBytes to) =>
        Between(new ArchiveBuilder().Layer(from.End()), new ArchiveBuilder().Layer(to.End()));

    private static async Task<ImageDifference> Between(ArchiveBuilder from, ArchiveBuilder to, (int Base, int Head)? parents = null) =>
        ImageDifference.Between(await Read(from.Legacy()), await Read(to.Legacy()), parents?.Base, parents?.Head);

    private static Task<ImageTree> Read(byte[] archive) =>
        ImageArchive.ReadTree(new MemoryStream(archive), new ImageReading { IsCompared = true }, TestContext.Current.CancellationToken);
}
