using ImageBench.Images.ContentSizes;
using ImageBench.Images.Remembered;
using ImageBench.Images.Tar;
using ImageBench.Images.Tree;
using ImageBench.Images.Unpacking;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Archives;

/// <summary>Reads one file of an image, whatever it turns out to be: told by its first bytes.</summary>
internal static class BlobReader
{
    /// <summary>Documents are held in memory; engines refuse manifests over 4 MiB.</summary>
    public const int DocumentLimit = 8 * 1024 * 1024;

    public static async Task<Blob> Read(StoredFile file, ImageReading reading, CancellationToken cancellationToken)
    {
        var head = await file.Peek(TarHeader.Length, cancellationToken);
        var compression = Packing.Of(head.Span);
        var isTar = compression == Compression.None && IsTar(head.Span);
        byte[]? document = null;
        LayerContent? layer = null;
        string? problem = null;
        var sizing = isTar ? reading.Sizer?.Begin(file.Path) : null;
        await using var stored = new HashedStream(sizing is null ? file.Read : sizing.Tap(file.Read));
        var known = isTar || compression != Compression.None ? KnownLayers(file, isTar, reading) : null;
        if (known is not null)
            (layer, problem) = await ReadKnown(stored, known, cancellationToken);
        else if (isTar || compression != Compression.None)
            (layer, problem) = await ReadLayer(stored, compression, reading, cancellationToken);
        else if (IsDocument(head.Span) && file.Length <= DocumentLimit)
            document = await ReadDocument(stored, (int)file.Length, cancellationToken);
        else
            problem = "it is neither a tar, plain or compressed with gzip, zstd, xz or bzip2, nor a document of at most 8 MiB";

        await stored.CopyToAsync(Stream.Null, cancellationToken);
        if (known is null && layer is not null)
            reading.Memory.Keep(new KnownLayer(stored.Digest(), new ByteSize(stored.Length), compression, layer));
        return new Blob(stored.Digest(), new ByteSize(stored.Length), compression, document, layer, problem)
        {
            Packed = layer is null || sizing is null ? null : await sizing.Finish(layer.DiffId, cancellationToken),
        };
    }

    /// <summary>What the file's digest must be among, where it need only be hashed; null: it must be read.</summary>
    private static IReadOnlyDictionary<string, KnownLayer>? KnownLayers(StoredFile file, bool isTar, ImageReading reading)
    {
        if (isTar && reading.AllLayers is { } all)
            return all;
        return LayerName.InPath(file.Path) is { } name
            && reading.Memory.Find("sha256:" + name, reading.IsCompared) is { } known
            && known.Stored.Bytes == file.Length
            ? new Dictionary<string, KnownLayer> { [known.StoredDigest] = known }
            : null;
    }

    private static async Task<(LayerContent? Layer, string? Problem)> ReadKnown(
        HashedStream stored, IReadOnlyDictionary<string, KnownLayer> known, CancellationToken cancellationToken)
    {
        await stored.CopyToAsync(Stream.Null, cancellationToken);
        return known.TryGetValue(stored.Digest(), out var layer)
            ? (layer.Content, null)
            : (null, $"its digest is {stored.Digest()}, which is none that the image names");
    }

    private static bool IsTar(ReadOnlySpan<byte> head)
    {
        if (head.Length < TarHeader.Length)
            return head.IsEmpty;
        var header = new TarHeader(head);
        return header.IsEnd || header.IsValid;
    }

    private static bool IsDocument(ReadOnlySpan<byte> head) => head.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];

    private static async Task<(LayerContent? Layer, string? Problem)> ReadLayer(
        HashedStream stored, Compression compression, ImageReading reading, CancellationToken cancellationToken)
    {
        var key = reading.IsCompared ? reading.Memory.Key : null;
        try
        {
            // Of a layer that lies there unpacked, the file's digest is the diff id: hashing is most of the work, and is done once.
            if (compression == Compression.None)
                return (await LayerReader.Read(stored, key, reading.WithPackages, cancellationToken), null);
            await using var unpacked = Packing.Unpack(stored, compression);
            await using var tar = new HashedStream(unpacked.ReadAsync);
            return (await LayerReader.Read(tar, key, reading.WithPackages, cancellationToken), null);
        }
        catch (Exception exception) when (Packing.IsDamage(exception))
        {
            return (null, exception.Message.TrimEnd('.'));
        }
    }

    private static async Task<byte[]> ReadDocument(Stream stored, int length, CancellationToken cancellationToken)
    {
        var document = new byte[length];
        await stored.ReadExactlyAsync(document, cancellationToken);
        return document;
    }
}
