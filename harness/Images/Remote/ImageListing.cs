using ImageBench.Images.Contents;
using ImageBench.Images.Documents;
using ImageBench.Images.Remembered;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Remote;

/// <summary>What the manifest of an image in a registry, and its config, say of its sizes, without a layer being read.</summary>
internal static class ImageListing
{
    /// <summary>
    /// <paramref name="config"/> null: it was not read. What a layer comes to without its compression is what
    /// <paramref name="memory"/> knows of it.
    /// </summary>
    public static ListedImage Of(
        RemoteEntry entry, OciDocument manifest, ImageConfig? config, RemoteDocuments documents, LayerMemory memory)
    {
        var layers = manifest.Layers ?? [];
        if (config is not null && config.DiffIds.Count != layers.Count)
            throw new InvalidDataException($"its manifest names {layers.Count} layers and its config {config.DiffIds.Count}");
        var lengths = layers.Append(manifest.Config).Select(part => part?.Length).ToList();
        if (lengths.Sum(length => (decimal)(length?.Bytes ?? 0)) > long.MaxValue / 2)
            throw new InvalidDataException("its manifest names more bytes than there are");
        // Made anew whenever it is asked for.
        var instructions = config?.Instructions;
        var platform = entry.Platform ?? config?.Platform ?? new OciPlatform(null, null);
        return new ListedImage(
            entry.Digest,
            platform.ToString(),
            lengths.Aggregate((ByteSize?)documents.LengthOf(entry.Digest), (sum, length) => sum + length),
            [.. layers.Select((layer, i) => new ListedImage.Part(i + 1, layer?.Digest ?? "", layer?.Length)
            {
                DiffId = config?.DiffIds[i] ?? "",
                Unpacked = UnpackedOf(layer, memory),
                Instruction = instructions?[i] ?? "",
            })])
        {
            HistoryCount = config is null ? null : config.History?.Count ?? 0,
            User = config is null ? null : config.Config?.User ?? "",
        };
    }

    private static ByteSize? UnpackedOf(OciDescriptor? layer, LayerMemory memory) =>
        layer?.Digest is { } digest ? memory.Find(digest, false)?.Content.Unpacked : null;
}
