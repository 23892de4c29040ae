using ImageBench.Model.Runs;
using ImageBench.Running.Ports;

namespace ImageBench.Running.Transfers;

/// <summary>Which layers of an image moved, put together from what the engine said and what the registry holds.</summary>
internal static class MovedLayers
{
    private const int ShortLength = 12;

    /// <summary>
    /// The transfer with its layers and bytes. Where the engine was silent about a layer, or the registry about the image, they stay
    /// unknown.
    /// </summary>
    public static Transfer AddTo(Transfer transfer, TransferAnswer answer, IReadOnlyList<string> diffIds, StoredManifest? manifest)
    {
        transfer = transfer with { Layers = diffIds.Count };
        if (manifest is null || manifest.Layers.Count != diffIds.Count)
            return transfer;
        var layers = manifest.Layers
            .Zip(diffIds, (blob, diffId) => (Blob: blob, Names: (string[])[Short(blob.Digest), Short(diffId)]))
            .ToList();
        if (!layers.TrueForAll(layer => layer.Names.Any(name => answer.Reused.Contains(name) || answer.Moved.Contains(name))))
            return transfer;
        // A layer that an image has twice moves once.
        var moved = layers.Where(layer => !layer.Names.Any(answer.Reused.Contains)).DistinctBy(layer => layer.Blob.Digest);
        return transfer with
        {
            Reused = layers.Count(layer => layer.Names.Any(answer.Reused.Contains)),
            Moved = moved.Aggregate(manifest.ManifestAndConfig, (sum, layer) => sum + layer.Blob.Size),
        };
    }

    private static string Short(string digest)
    {
        var hex = digest[(digest.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return hex[..Math.Min(ShortLength, hex.Length)];
    }
}
