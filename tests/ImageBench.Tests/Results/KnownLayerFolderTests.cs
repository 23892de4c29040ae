using ImageBench.Images.Archives;
using ImageBench.Images.Remembered;
using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Results;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Results;

public sealed class KnownLayerFolderTests : IDisposable
{
    private readonly RememberedLayers _layers = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnImageOfRememberedLayersIsTheSame(bool isCompared)
    {
        var first = await RememberedLayers.Read(isCompared, _layers.Open());
        var again = await RememberedLayers.Read(isCompared, _layers.Open());
        var unaided = await RememberedLayers.Read(isCompared, LayerMemory.Nothing);

        Assert.Equal(unaided, first);
        Assert.Equal(unaided, again);
        Assert.NotNull(_layers.Open().Find(RememberedLayers.Digest, isCompared));
    }

    [Fact]
    public async Task WhatWasReadForAComparisonServesWithoutOneButNotTheOtherWayRound()
    {
        await RememberedLayers.Read(isCompared: false, _layers.Open());
        Assert.Null(_layers.Open().Find(RememberedLayers.Digest, true));
        Directory.Delete(_layers.Place, recursive: true);
        await RememberedLayers.Read(isCompared: true, _layers.Open());

        Assert.NotNull(_layers.Open().Find(RememberedLayers.Digest, false));
    }

    [Fact]
    public async Task ALayerIsKnownByEveryFormThatItWasMetIn()
    {
        await RememberedLayers.Read(isCompared: true, _layers.Open());

        var packed = _layers.Open().Find(ArchiveBuilder.Digest(ArchiveBuilder.Gzip(RememberedLayers.Tar)), true)!;
        var plain = _layers.Open().Find(RememberedLayers.Digest, true)!;

        Assert.Equal((Compression.Gzip, ArchiveBuilder.Gzip(RememberedLayers.Tar).Length), (packed.Compression, packed.Stored.Bytes));
        Assert.Equal((Compression.None, RememberedLayers.Tar.Length), (plain.Compression, plain.Stored.Bytes));
        Assert.Equal(plain.Content.DiffId, packed.Content.DiffId);
    }

    [Fact]
    public async Task OfALayoutFolderAKnownLayerIsNotReadAgain()
    {
        var layout = Path.Combine(_layers.Place, "layout");
        await System.Formats.Tar.TarFile.ExtractToDirectoryAsync(
            new MemoryStream(RememberedLayers.Image().Oci(ArchiveBuilder.Gzip)),
            CreateFolder(layout),
            true,
            TestContext.Current.CancellationToken);
        var reading = new ImageReading { IsCompared = true, Memory = _layers.Open() };
        var first = await ImageArchive.ReadFolder(layout, reading, TestContext.Current.CancellationToken);
        var blob = Path.Combine(layout, RememberedLayers.Image().PackedLayerPath(0));
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
        await RememberedLayers.Read(RememberedLayers.Image().Legacy(), isCompared: true, _layers.Open());
        string[] digests = [RememberedLayers.Digest, ArchiveBuilder.Digest(new TarBytes().File(".wh.bin", 0).End())];
        var all = digests.ToDictionary(digest => digest, digest => _layers.Open().Find(digest, true)!);
        var reading = new ImageReading { IsCompared = true, AllLayers = all };

        var damaged = RememberedLayers.Image().Legacy();
        var known = await ImageArchive.ReadTree(
            new MemoryStream([.. damaged]), reading, TestContext.Current.CancellationToken);
        damaged[damaged.AsSpan().IndexOf("libc6\nStatus"u8)] = (byte)'m';
        var fault = await Assert.ThrowsAsync<Fault>(
            () => ImageArchive.ReadTree(new MemoryStream(damaged), reading, TestContext.Current.CancellationToken));

        Assert.Equal(digests, known.Facts.Layers.Select(layer => layer.DiffId));
        Assert.Contains("which is none that the image names", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatWasNotAskedForLongestGoesFirst()
    {
        var time = new SteppingTime();
        var folder = new KnownLayerFolder(_layers.Place, time, limit: 3000).Open();
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

    public void Dispose() => _layers.Dispose();

    private static string CreateFolder(string path) => Directory.CreateDirectory(path).FullName;

    private static string DigestOf(int number) => "sha256:" + new string((char)('0' + number), 64);

    private string FileOf(int number) => Path.Combine(_layers.Folder, new string((char)('0' + number), 64));

    private static KnownLayer Layer(int number)
    {
        var lists = new Dictionary<string, byte[]> { ["var/lib/dpkg/info/x.list"] = new byte[1200] };
        var content = new ImageBench.Images.Tree.LayerContent(DigestOf(number), default, 0, 0, 0, new()) { PackageLists = lists };
        return new KnownLayer(DigestOf(number), default, Compression.None, content);
    }

    /// <summary>A clock that goes on by a second whenever it is read.</summary>
    private sealed class SteppingTime : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now = _now.AddSeconds(1);
    }
}
