using ImageBench.Images.Archives;
using ImageBench.Images.Remembered;
using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Model.Images.Entries;
using ImageBench.Results;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Results;

public sealed class KnownLayerFolderTests : IDisposable
{
    private static readonly byte[] Tar = new TarBytes().Directory("etc").File("etc/passwd", 700).Symlink("bin", "usr/bin")
        .File("var/lib/dpkg/status", "Package: libc6\nStatus: install ok installed\nVersion: 2.36\n"u8.ToArray())
        .File("var/lib/dpkg/info/libc6.list", "/etc/passwd\n"u8.ToArray()).End();

    private readonly TempFolder _temp = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnImageOfRememberedLayersIsTheSame(bool isCompared)
    {
        var first = await Read(isCompared, Open());
        var again = await Read(isCompared, Open());
        var unaided = await Read(isCompared, LayerMemory.Nothing);

        Assert.Equal(unaided, first);
        Assert.Equal(unaided, again);
        Assert.NotNull(Open().Find(ArchiveBuilder.Digest(Tar), isCompared));
    }

    [Theory]
    [InlineData("sha256:\0")]
    [InlineData("sha256:../../x")]
    [InlineData("latest")]
    public void WhatIsNoDigestIsNoFileEither(string digest) => Assert.Null(Open().Find(digest, false));

    [Fact]
    public async Task WhatWasReadForAComparisonServesWithoutOneButNotTheOtherWayRound()
    {
        await Read(isCompared: false, Open());
        Assert.Null(Open().Find(ArchiveBuilder.Digest(Tar), true));
        Directory.Delete(_temp.Path, recursive: true);
        await Read(isCompared: true, Open());

        Assert.NotNull(Open().Find(ArchiveBuilder.Digest(Tar), false));
    }

    [Fact]
    public async Task ALayerIsKnownByEveryFormThatItWasMetIn()
    {
        await Read(isCompared: true, Open());

        var packed = Open().Find(ArchiveBuilder.Digest(ArchiveBuilder.Gzip(Tar)), true)!;
        var plain = Open().Find(ArchiveBuilder.Digest(Tar), true)!;

        Assert.Equal((Compression.Gzip, ArchiveBuilder.Gzip(Tar).Length), (packed.Compression, packed.Stored.Bytes));
        Assert.Equal((Compression.None, Tar.Length), (plain.Compression, plain.Stored.Bytes));
        Assert.Equal(plain.Content.DiffId, packed.Content.DiffId);
    }

    [Fact]
    public async Task ADamagedFileIsNotTrustedWhereverItIsDamaged()
    {
        await Read(isCompared: true, Open());
        var file = Path.Combine(Folder, ArchiveBuilder.Digest(Tar)["sha256:".Length..] + ".compared");
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        for (var i = 0; i < bytes.Length; i += 7)
        {
            await File.WriteAllBytesAsync(file, bytes[..i], TestContext.Current.CancellationToken);
            Assert.Null(Open().Find(ArchiveBuilder.Digest(Tar), true));
            byte[] other = [.. bytes];
            other[i] ^= 1;
            await File.WriteAllBytesAsync(file, other, TestContext.Current.CancellationToken);
            Assert.Null(Open().Find(ArchiveBuilder.Digest(Tar), true));
        }

        Assert.Equal(await Read(true, LayerMemory.Nothing), await Read(isCompared: true, Open()));
        Assert.NotNull(Open().Find(ArchiveBuilder.Digest(Tar), true));
    }

    [Fact]
    public async Task AFileUnderAnotherNameIsNotTrusted()
    {
        await Read(isCompared: true, Open());
        var file = Path.Combine(Folder, ArchiveBuilder.Digest(Tar)["sha256:".Length..] + ".compared");
        File.Copy(file, Path.Combine(Folder, new string('b', 64) + ".compared"));

        Assert.Null(Open().Find("sha256:" + new string('b', 64), true));
    }

    [Fact]
    public async Task AnArchiveThatIsDamagedIsRefusedThoughItsLayersAreKnown()
    {
        var archive = Image().Oci(layer => layer);
        await Read(archive, isCompared: false, Open());
        var at = archive.AsSpan().IndexOf("libc6\nStatus"u8);
        archive[at] = (byte)'m';

        var fault = await Assert.ThrowsAsync<Fault>(() => Read(archive, isCompared: false, Open()));
        Assert.Contains("is damaged: its digest is sha256:", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfALayoutFolderAKnownLayerIsNotReadAgain()
    {
        var layout = Path.Combine(_temp.Path, "layout");
        await System.Formats.Tar.TarFile.ExtractToDirectoryAsync(
            new MemoryStream(Image().Oci(ArchiveBuilder.Gzip)), CreateFolder(layout), true, TestContext.Current.CancellationToken);
        var reading = new ImageReading { IsCompared = true, Memory = Open() };
        var first = await ImageArchive.ReadFolder(layout, reading, TestContext.Current.CancellationToken);
        var blob = Path.Combine(layout, Image().PackedLayerPath(0));
        await File.WriteAllBytesAsync(blob, new byte[new FileInfo(blob).Length], TestContext.Current.CancellationToken);

        var again = await ImageArchive.ReadFolder(layout, reading, TestContext.Current.CancellationToken);
        var fault = await Assert.ThrowsAsync<Fault>(() => ImageArchive.ReadFolder(
            layout, reading with { Memory = LayerMemory.Nothing }, TestContext.Current.CancellationToken));

        Assert.Equal(first.Facts.Layers, again.Facts.Layers);
        Assert.Contains("is damaged", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereAllLayersAreKnownBeforeTheyAreOnlyHashedWhateverTheirFilesAreCalled()
    {
        await Read(Image().Legacy(), isCompared: true, Open());
        string[] digests = [ArchiveBuilder.Digest(Tar), ArchiveBuilder.Digest(new TarBytes().File(".wh.bin", 0).End())];
        var all = digests.ToDictionary(digest => digest, digest => Open().Find(digest, true)!);
        var reading = new ImageReading { IsCompared = true, AllLayers = all };

        var known = await ImageArchive.ReadTree(new MemoryStream(Image().Legacy()), reading, TestContext.Current.CancellationToken);
        var damaged = Image().Legacy();
        damaged[damaged.AsSpan().IndexOf("libc6\nStatus"u8)] = (byte)'m';
        var fault = await Assert.ThrowsAsync<Fault>(
            () => ImageArchive.ReadTree(new MemoryStream(damaged), reading, TestContext.Current.CancellationToken));

        Assert.Equal(digests, known.Facts.Layers.Select(layer => layer.DiffId));
        Assert.Contains("which is none that the image names", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutTheKeyOfItsDigestsWhatWasRememberedIsReadAgainAndComparesAsEqual()
    {
        await Read(isCompared: true, Open());
        var key = Path.Combine(_temp.Path, "key");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(key).UnixFileMode);
        var name = Open().Key.Name;
        Assert.NotNull(Open().Find(ArchiveBuilder.Digest(Tar), true));
        await File.WriteAllTextAsync(key, "torn", TestContext.Current.CancellationToken);

        Assert.NotEqual(name, Open().Key.Name);
        Assert.Equal(Open().Key.Name, Open().Key.Name);
        Assert.Null(Open().Find(ArchiveBuilder.Digest(Tar), true));
    }

    [Fact]
    public void WhatWasNotAskedForLongestGoesFirst()
    {
        var time = new SteppingTime();
        var folder = new KnownLayerFolder(_temp.Path, time, limit: 3000).Open();
        folder.Keep(Layer(1));
        folder.Keep(Layer(2));
        File.SetLastWriteTimeUtc(FileOf(1), time.GetUtcNow().UtcDateTime);
        File.SetLastWriteTimeUtc(FileOf(2), time.GetUtcNow().UtcDateTime);
        Assert.NotNull(folder.Find(DigestOf(1), false));
        folder.Keep(Layer(3));

        Assert.Null(folder.Find(DigestOf(2), false));
        Assert.NotNull(folder.Find(DigestOf(1), false));
        Assert.NotNull(folder.Find(DigestOf(3), false));
    }

    [Fact]
    public async Task ADiskThatRefusesOnlyForgets()
    {
        var memory = new KnownLayerFolder(_temp.Write("file", ""), TimeProvider.System).Open();

        Assert.Equal(await Read(true, LayerMemory.Nothing), await Read(true, memory));
        Assert.Null(memory.Find(ArchiveBuilder.Digest(Tar), true));
    }

    public void Dispose() => _temp.Dispose();

    private static string CreateFolder(string path) => Directory.CreateDirectory(path).FullName;

    private static string DigestOf(int number) => "sha256:" + new string((char)('0' + number), 64);

    private string Folder => Directory.GetDirectories(_temp.Path).Single();

    private string FileOf(int number) => Path.Combine(Folder, new string((char)('0' + number), 64));

    private static KnownLayer Layer(int number)
    {
        var lists = new Dictionary<string, byte[]> { ["var/lib/dpkg/info/x.list"] = new byte[1200] };
        var content = new ImageBench.Images.Tree.LayerContent(DigestOf(number), default, 0, 0, 0, new()) { PackageLists = lists };
        return new KnownLayer(DigestOf(number), default, Compression.None, content);
    }

    private static ArchiveBuilder Image() => new ArchiveBuilder().Layer(Tar).Layer(new TarBytes().File(".wh.bin", 0).End());

    private static async Task<string> Read(bool isCompared, LayerMemory memory) =>
        await Read(Image().Oci(ArchiveBuilder.Gzip), isCompared, memory) + await Read(Image().SkopeoDocker(), isCompared, memory)
        + await Read(Image().Legacy(), isCompared, memory);

    private static async Task<string> Read(byte[] archive, bool isCompared, LayerMemory memory)
    {
        var entries = new List<LayerEntry>();
        var reading = new ImageReading { IsCompared = isCompared, Memory = memory, KeepEntries = entries.AddRange };
        var image = await ImageArchive.ReadTree(new MemoryStream(archive), reading, TestContext.Current.CancellationToken);
        return string.Join('\n', [
            .. image.Facts.Layers.Select(layer => layer.ToString()),
            .. entries.Select(entry => entry.ToString()),
            .. image.Packages.Select(package => $"{package}"),
            image.Facts.PackageCount.ToString(), image.Facts.Content.ToString(), "",
        ]);
    }

    private LayerMemory Open() => new KnownLayerFolder(_temp.Path, TimeProvider.System).Open();

    /// <summary>A clock that goes on by a second whenever it is read.</summary>
    private sealed class SteppingTime : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now = _now.AddSeconds(1);
    }
}
