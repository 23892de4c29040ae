using System.Text.Json;
using ImageBench.Images.ContentSizes;
using ImageBench.Images.Documents;
using ImageBench.Model;
using ImageBench.Results;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Cli.Commands;

/// <summary><c>imagebench inspect</c> of archive files: what it says of content sizes, and what it remembers of them.</summary>
public sealed class InspectContentSizeTests : IDisposable
{
    private static readonly byte[] Lower = new TarBytes().File("lower", 300_000).End();
    private static readonly byte[] Upper = new TarBytes().File("upper", 2_000_000).End();

    private readonly CommandLine _line = new();

    private string State => Path.Combine(_line.Folder, "state");

    [Fact]
    public async Task PlainLayersAreCompressedAndRemembered()
    {
        var archive = Write(Image().SkopeoDocker());

        var computed = JsonDocument.Parse((await Inspect(archive, "--json")).Output).RootElement;

        Assert.Equal("computed", computed.GetProperty("content_size_source").GetString());
        Assert.All(Contents(computed), content => Assert.InRange(content!.Value, 100, 20_000));
        Assert.InRange(
            computed.GetProperty("content_size_bytes").GetInt64(),
            Contents(computed).Sum()!.Value + 300,
            Contents(computed).Sum()!.Value + 3000);
        var known = new ContentSizeFolder(Path.Combine(State, "content-sizes"), GzipMeter.CompressorName()).Open();
        Assert.Equal(Contents(computed), [Remembered(known, Lower), Remembered(known, Upper)]);

        known.Keep(LayerName.Of(ArchiveBuilder.Digest(Upper)), new KnownContent(ArchiveBuilder.Digest(Upper), new ByteSize(7_777_777)));
        Assert.Equal(
            [Contents(computed)[0], 7_777_777], Contents(JsonDocument.Parse((await Inspect(archive, "--json")).Output).RootElement));
    }

    [Fact]
    public async Task PackedLayersKeepTheirStoredSize()
    {
        var archive = Write(Image().Oci(ArchiveBuilder.Gzip));
        var stored = new[] { Lower, Upper }.Select(layer => (long?)ArchiveBuilder.Gzip(layer).Length);

        foreach (var options in (string[][])[["--json"], ["--json", "--no-content-size"]])
        {
            var image = JsonDocument.Parse((await Inspect([archive, .. options])).Output).RootElement;

            Assert.Equal("stored", image.GetProperty("content_size_source").GetString());
            Assert.Equal(stored, Contents(image));
        }

        Assert.Contains(", as it is stored", (await Inspect(archive)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CsvAndTableHaveThem()
    {
        var archive = Write(Image().Legacy());

        var rows = (await Inspect(archive, "--csv")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Matches(",300000,[1-9][0-9]+,1,0$", rows[1]);
        Assert.Contains("bytes), computed as for a push", (await Inspect(archive)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeftOutTheyAreMissingAndNoneIsKept()
    {
        var archive = Write(Image().Legacy());

        var image = JsonDocument.Parse((await Inspect(archive, "--json", "--no-content-size")).Output).RootElement;

        Assert.Equal([null, null], Contents(image));
        Assert.Equal(JsonValueKind.Null, image.GetProperty("content_size_bytes").ValueKind);
        Assert.Equal(JsonValueKind.Null, image.GetProperty("content_size_source").ValueKind);
        Assert.EndsWith(
            ",300000,,1,0", (await Inspect(archive, "--csv", "--no-content-size")).Output.Split('\n')[1], StringComparison.Ordinal);
        Assert.Contains(
            "not known: some layers lie there uncompressed",
            (await Inspect(archive, "--no-content-size")).Output,
            StringComparison.Ordinal);
        Assert.False(Path.Exists(Path.Combine(State, "content-sizes")));
    }

    public void Dispose() => _line.Dispose();

    private static ArchiveBuilder Image() =>
        new ArchiveBuilder { Architecture = OciPlatform.OfThisMachine["linux/".Length..] }.Layer(Lower).Layer(Upper);

    private static List<long?> Contents(JsonElement image) =>
        [.. image.GetProperty("layers")
            .EnumerateArray()
            .Select(layer => layer.GetProperty("content_size_bytes"))
            .Select(size => size.ValueKind == JsonValueKind.Null ? (long?)null : size.GetInt64())];

    private static long? Remembered(SizedLayers known, byte[] layer) =>
        known.Find(LayerName.Of(ArchiveBuilder.Digest(layer)))?.Content.Bytes;

    private string Write(byte[] archive)
    {
        File.WriteAllBytes(Path.Combine(_line.Folder, "image.tar"), archive);
        return "image.tar";
    }

    private async Task<Ended> Inspect(params string[] arguments)
    {
        var ended = await _line.Run(["inspect", .. arguments]);
        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        return ended;
    }
}
