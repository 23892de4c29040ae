using System.IO.Compression;
using ImageBench.Images.Archives;
using ImageBench.Images.Changes;
using ImageBench.Images.Contents;
using ImageBench.Images.Packages.Rpm;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.Packages;

/// <summary>Databases that Debian's rpm made (see make.sh beside them), against what rpm itself lists in them.</summary>
public sealed class RpmTests
{
    private const string Sqlite = "var/lib/rpm/rpmdb.sqlite";

    [Theory]
    [InlineData("base", "usr/lib/sysimage/rpm/rpmdb.sqlite")]
    [InlineData("head", Sqlite)]
    public async Task ListsWhatRpmItselfLists(string name, string place)
    {
        var image = await Read(new TarBytes().File(place, Database(name)));

        Assert.Equal(
            (await File.ReadAllLinesAsync(Data(name + ".txt"), TestContext.Current.CancellationToken)).Order(StringComparer.Ordinal),
            image.Packages.Select(package => $"{package.Name} {package.Version} {package.Architecture} {package.Declared!.Value.Bytes}")
                .Order(StringComparer.Ordinal));
        Assert.Equal(72, image.Facts.PackageCount);
        Assert.All(image.Packages, package => Assert.Equal(("rpm", place), (package.Manager, package.Place)));
    }

    [Fact]
    public async Task KnowsTheFilesOfEach()
    {
        var image = await Read(new TarBytes().File(Sqlite, Database("base")));
        var package = image.Packages.Single(package => package.Name == "openssl-libs");

        Assert.Equal(
            (await File.ReadAllLinesAsync(Data("openssl-libs.txt"), TestContext.Current.CancellationToken)).Order(StringComparer.Ordinal),
            image.Lists.FilesOf(package, new HashSet<string>())!.Value.Paths.Where(path => path.Length > 0).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AnUpgradeIsToldWithBothVersionsAndTheBytesOfItsFiles()
    {
        var change = Assert.Single(ImageDifference.Between(await System("base", 100), await System("head", 700)).Packages);

        Assert.Equal(
            ("rpm", "openssl-libs", "1:3.2.1-2.fc40", "1:3.2.2-1.fc40", 600L),
            (change.Manager, change.Name, change.BaseVersion, change.HeadVersion, change.Change!.Value.Bytes));

        static Task<ImageTree> System(string name, int size) => Read(new TarBytes().File(Sqlite, Database(name))
            .File("usr/bin/openssl-libs", size).File("usr/share/glibc/deep/file600", 5));
    }

    [Theory]
    [InlineData("var/lib/rpm/Packages", "/var/lib/rpm/Packages (Berkeley DB)")]
    [InlineData("usr/lib/sysimage/rpm/Packages.db", "/usr/lib/sysimage/rpm/Packages.db (ndb)")]
    [InlineData(Sqlite, "/var/lib/rpm/rpmdb.sqlite (damaged or too long)")]
    [InlineData(Sqlite + "-wal", "/var/lib/rpm/rpmdb.sqlite-wal (an SQLite journal)")]
    public async Task WhatIsNotReadIsTold(string place, string told)
    {
        var image = await Read(new TarBytes().File(place, "something else"u8.ToArray()));

        Assert.Equal([told], image.UnreadPackages);
        Assert.Null(image.Facts.PackageCount);
        Assert.Empty(image.Packages);
    }

    [Fact]
    public async Task AnEmptyJournalIsNone()
    {
        var image = await Read(new TarBytes().File(Sqlite, Database("base")).File(Sqlite + "-wal", 0).File(Sqlite + "-shm", 3));

        Assert.Empty(image.UnreadPackages);
        Assert.Equal(72, image.Facts.PackageCount);
    }

    [Fact]
    public void PagesThatLeadInACircleAndRowsWithoutEndAreDamage()
    {
        var file = Database("base");
        for (var at = 0; at < file.Length; at += 20_011)
        {
            var damaged = file.ToArray();
            damaged[at] ^= 0x55;
            RpmDatabase.Packages(Sqlite, damaged, 1_000, _ => true, (_, _) => { });
            RpmDatabase.Count(Sqlite, damaged);
        }

        // The table's first page is an interior one: its right-most child becomes itself.
        file[4096 + 8 + 3] = 2;
        Assert.Throws<InvalidDataException>(() => new SqliteFile(file).CountRows("Packages"));
    }

    [Fact]
    public void OneThatIsCutOffAnywhereIsReadInPartOrNotAtAll()
    {
        var file = Database("base");
        for (var length = 0; length < file.Length; length += 40_009)
            Assert.InRange(RpmDatabase.Packages(Sqlite, file.AsMemory(0, length), 1_000, _ => true, (_, _) => { }).Count, 0, 72);
    }

    internal static byte[] Database(string name)
    {
        using var file = new MemoryStream();
        using (var packed = new GZipStream(File.OpenRead(Data(name + ".sqlite.gz")), CompressionMode.Decompress))
            packed.CopyTo(file);
        return file.ToArray();
    }

    private static string Data(string name) => Path.Combine(Repository.Root, "tests/ImageBench.Tests/Images/Packages/Rpm", name);

    private static async Task<ImageTree> Read(TarBytes layer)
    {
        using var archive = new MemoryStream(new ArchiveBuilder().Layer(layer.End()).Legacy());
        return await ImageArchive.ReadTree(archive, new ImageReading { IsCompared = true }, CancellationToken.None);
    }
}
