using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ImageBench.Tests.Engine.Wire;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Cli.Commands;

/// <summary>
/// Damaged and hostile archives as a user meets them: one sentence and an exit code, in a heap that would not hold what they claim. All
/// goes through content sizes too, which read the same bytes once more.
/// </summary>
public sealed class BadImageTests : IDisposable
{
    private static readonly byte[] Layer = new TarBytes().File("a", 3000).End();

    private readonly CommandLine _line = new();

    public BadImageTests() => LimitHeap(64);

    public static TheoryData<string, byte[], string> Damaged => new()
    {
        { "truncated", new ArchiveBuilder().Layer(Layer).Legacy()[..4000], "it ends in the middle of an entry, at or after id0/layer.tar" },
        { "no manifest", new TarBytes().File(
            "id0/layer.tar", Layer).End(), "it has neither a manifest.json nor an index.json that names an image" },
        { "a layer that is absent", RefusedArchive.Saved(
            new ArchiveBuilder().Layer(Layer).Config,
            "gone/layer.tar"), "its manifest names the layer gone/layer.tar, which is not in it" },
        { "another diff id", new ArchiveBuilder { DiffIds = ["sha256:" + new string('0', 64)] }.Layer(
            Layer).Legacy(), "layer 1 (id0/layer.tar) is damaged: the config says" },
        { "a bomb of zeros", ArchiveBuilder.Gzip(new byte[20_000_000]), "more than 16777216 bytes follow its end" },
        { "a bomb in a layer", new ArchiveBuilder().Layer(
            ArchiveBuilder.Gzip(new byte[20_000_000])).Legacy(), "more than 16777216 bytes follow its end" },
        { "8 EiB", OfLayer(
            new TarBytes().Entry('0', "huge", [], claim: long.MaxValue)), "it ends in the middle of an entry, at or after huge" },
        { "8 EiB in the archive", new TarBytes().Entry(
            '0', "manifest.json", [], claim: long.MaxValue).End(), "it ends in the middle of an entry, at or after manifest.json" },
        { "out of the image", OfLayer(
            new TarBytes().File("a/../../etc/passwd", 1)), "it holds a/../../etc/passwd, which lies outside of the image" },
        { "a NUL", OfLayer(new TarBytes().Pax(("path", "a\0b")).File("a", 1)), "a name in it holds a NUL" },
        { "something else", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Once upon a time ", 100))), "it is not a tar" },
        { "a tar of something else", new TarBytes().File(
            "README", 10).End(), "it has neither a manifest.json nor an index.json that names an image" },
        { "nothing", [], "it has neither a manifest.json nor an index.json that names an image" },
    };

    [Theory]
    [MemberData(nameof(Damaged))]
    public async Task IsOneSentence(string what, byte[] archive, string sentence)
    {
        var ended = await _line.Run("inspect", Write(archive), "--csv");

        Assert.True((ended.ExitCode, ended.Output) == (2, ""), $"{what}: {ended}");
        var line = Assert.Single(ended.ErrorLines);
        Assert.StartsWith("The image archive cannot be read: ", line, StringComparison.Ordinal);
        Assert.Contains(sentence, line, StringComparison.Ordinal);
        Assert.EndsWith(".", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesThatAreAbsoluteOrNoTextAreRead()
    {
        var image = new ArchiveBuilder()
            .Layer(new TarBytes().File("/etc/passwd", 5).File("a/../etc/\u00ff", 6).End())
            .Layer(new TarBytes().File("etc/passwd", 1).File("./etc/.wh.\u00ff", 0).End());

        var ended = await _line.Run("inspect", Write(image.Legacy()), "--json");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Equal(
            [@"/etc/\xff", "/etc/passwd"],
            JsonDocument.Parse(ended.Output).RootElement.GetProperty("waste")
                .EnumerateArray()
                .Select(file => file.GetProperty("path").GetString()));
    }

    [Fact]
    public async Task ALayerThatIsLargerThanMemoryIsAnImage()
    {
        var zeros = 100_000_000;
        WriteGzipped(tar =>
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "zeros") { DataStream = new MemoryStream(new byte[zeros]) }));

        var ended = await _line.Run("inspect", "image.tar", "--json");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Equal(zeros, JsonDocument.Parse(ended.Output).RootElement.GetProperty("unpacked_size_bytes").GetInt64());
    }

    // A million, and the memory that they take, are measured by the benchmark image-memory.
    [Fact]
    public async Task VeryManyTinyEntriesAreAnImageToo()
    {
        WriteGzipped(tar =>
        {
            for (var i = 0; i < 60_000; i++)
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, $"d{i % 1000}/f{i}"));
        });

        var ended = await _line.Run("inspect", "image.tar", "--json");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Equal(60_000, JsonDocument.Parse(ended.Output).RootElement.GetProperty("file_count").GetInt32());
    }

    [Fact]
    public async Task AnEngineThatHangsUpInTheMiddleIsOneSentence()
    {
        var archive = new ArchiveBuilder().Layer(new TarBytes().File("a", 300_000).End()).Legacy();
        await using var engine = new PlayedEngine(PlayedEngine.Chunk(archive)[..200_000]);

        var ended = await _line.Run("inspect", "mine", "--engine", engine.Address.ToString(), "--csv");

        Assert.Equal((3, ""), (ended.ExitCode, ended.Output));
        Assert.Contains("stopped answering while exporting image sha256:1 (", Assert.Single(ended.ErrorLines), StringComparison.Ordinal);
    }

    public void Dispose() => _line.Dispose();

    private static byte[] OfLayer(TarBytes layer) => new ArchiveBuilder().Layer(layer.End()).Legacy();

    // An archive of one gzipped layer, written without holding it.
    private void WriteGzipped(Action<TarWriter> fill)
    {
        var path = Path.Combine(_line.Folder, "layer");
        string diffId;
        using (var hash = SHA256.Create())
        {
            using (var unpacked = new CryptoStream(
                new GZipStream(File.Create(path), CompressionLevel.Fastest), hash, CryptoStreamMode.Write))
            using (var tar = new TarWriter(unpacked, TarEntryFormat.Ustar, leaveOpen: true))
                fill(tar);
            diffId = "sha256:" + Convert.ToHexStringLower(hash.Hash!);
        }

        using var archive = new TarWriter(File.Create(Path.Combine(_line.Folder, "image.tar")));
        archive.WriteEntry(path, "l");
        Add("c.json", $$$"""{"os":"linux","architecture":"amd64","rootfs":{"diff_ids":["{{{diffId}}}"]}}""");
        Add("manifest.json", """[{"Config":"c.json","Layers":["l"]}]""");

        void Add(string name, string text) =>
            archive.WriteEntry(
                new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
    }

    private void LimitHeap(int mebibytes) => _line.Environment["DOTNET_GCHeapHardLimit"] = $"{(long)mebibytes << 20:x}";

    private string Write(byte[] archive)
    {
        File.WriteAllBytes(Path.Combine(_line.Folder, "image.tar"), archive);
        return "image.tar";
    }
}
