using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageBench.Images.Documents;
using ImageBench.Images.Tar;
using ImageBench.Images.Unpacking;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Archives;

/// <summary>
/// An image of an archive or a folder, written so that every engine loads it: its layers unpacked, under one name of our own, with labels
/// more. None of the names that its archive gives it is taken, since an engine would take them from other images. Its id depends on its
/// labels and is another one; its layers and all else are the same.
/// </summary>
internal sealed class LoadableArchive(PlacedImage placed, string name, IReadOnlyDictionary<string, string> labels)
{
    private const int BlockLength = 128 * 1024;

    private readonly HashSet<string> _written = [];

    /// <summary>Writes it, as the files of <paramref name="path"/> are read a second time.</summary>
    /// <exception cref="Fault">What lies there cannot be read any more, or is another image than before; or its config is
    /// odd.</exception>
    public Task WriteFrom(string path, Stream target, CancellationToken cancellationToken) =>
        ReadFault.Sentences(Directory.Exists(path) ? "folder" : "archive", async () =>
    {
        if (Directory.Exists(path))
            await CopyFolder(path, target, cancellationToken);
        else
            await CopyArchive(path, target, cancellationToken);
        if (placed.Layers.Any(layer => !_written.Contains(layer.DiffId)))
            throw new InvalidDataException("a layer of it is gone since it was read before");
        var config = WithLabels();
        var configName = Convert.ToHexStringLower(SHA256.HashData(config)) + ".json";
        var manifest = new[] { new DockerManifest(configName, [name], [.. placed.Layers.Select(layer => NameOf(layer))]) };
        await Write(configName, config, target, cancellationToken);
        await Write("manifest.json", JsonSerializer.SerializeToUtf8Bytes(manifest), target, cancellationToken);
        await target.WriteAsync(new byte[2 * TarHeader.Length], cancellationToken);
        return true;
    });

    private static string NameOf(PlacedLayer layer) => $"{layer.DiffId["sha256:".Length..]}/layer.tar";

    private async Task CopyArchive(string path, Stream target, CancellationToken cancellationToken)
    {
        await using var archive = Open(path);
        await ArchiveContents.Walk(archive, async walker =>
        {
            if (walker.Entry.Kind == TarKind.File && Find(ArchiveContents.Normal(TarName.Text(walker.Entry.Name.Span))) is { } layer)
                await Copy(layer, StoredFile.At(walker), target, cancellationToken);
        }, cancellationToken);
    }

    private async Task CopyFolder(string path, Stream target, CancellationToken cancellationToken)
    {
        foreach (var place in placed.Layers.Select(layer => layer.Path).Distinct())
        {
            if (Find(place) is { } layer)
                await CopyBlob(layer, Path.Combine(path, place), target, cancellationToken);
        }
    }

    private static async Task CopyBlob(PlacedLayer layer, string path, Stream target, CancellationToken cancellationToken)
    {
        await using var stream = Open(path);
        using var window = new Window(stream);
        await Copy(layer, StoredFile.In(window, layer.Path, stream.Length), target, cancellationToken);
    }

    // An archive may hold a file of one name twice, and a layer under two: each layer is written once.
    private PlacedLayer? Find(string path) => placed.Layers.FirstOrDefault(layer => layer.Path == path && _written.Add(layer.DiffId));

    private static FileStream Open(string path) => new(
        path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan | FileOptions.Asynchronous);

    private static async Task Copy(PlacedLayer layer, StoredFile file, Stream target, CancellationToken cancellationToken)
    {
        var compression = Packing.Of((await file.Peek(Packing.HeadLength, cancellationToken)).Span);
        await using var stored = new HashedStream(file.Read);
        await using var tar = compression == Compression.None ? stored : Packing.Unpack(stored, compression);
        await target.WriteAsync(FileHeader.Of(NameOf(layer), layer.TarLength), cancellationToken);
        var block = new byte[BlockLength];
        var left = layer.TarLength;
        for (int count; (count = await tar.ReadAsync(block, cancellationToken)) > 0; left -= count)
            await target.WriteAsync(block.AsMemory(0, (int)Math.Min(count, left)), cancellationToken);
        // The engine holds the layer's digest against the config's; the length is what has been promised to it already.
        if (left != 0)
            throw new InvalidDataException($"{layer.Path} is not what it was when it was read before");
        await target.WriteAsync(new byte[FileHeader.Padding(layer.TarLength)], cancellationToken);
    }

    private static async Task Write(string name, byte[] content, Stream target, CancellationToken cancellationToken)
    {
        await target.WriteAsync(FileHeader.Of(name, content.Length), cancellationToken);
        await target.WriteAsync(content, cancellationToken);
        await target.WriteAsync(new byte[FileHeader.Padding(content.Length)], cancellationToken);
    }

    private byte[] WithLabels()
    {
        try
        {
            var config = JsonNode.Parse(placed.Config.Span)!.AsObject();
            var run = config["config"] as JsonObject;
            if (run is null)
                config["config"] = run = [];
            if (run["Labels"] is not JsonObject all)
                run["Labels"] = all = [];
            foreach (var (label, value) in labels)
                all[label] = value;
            return JsonSerializer.SerializeToUtf8Bytes(config);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"its config cannot be given labels ({exception.Message.TrimEnd('.')})", exception);
        }
    }
}
