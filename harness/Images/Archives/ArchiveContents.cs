using System.Text.Json;
using ImageBench.Images.ContentSizes;
using ImageBench.Images.Tar;
using ImageBench.Model.Images;

namespace ImageBench.Images.Archives;

/// <summary>The files of an image archive, by their path in it.</summary>
internal sealed class ArchiveContents
{
    /// <summary>An image has some hundred files at most: more is an archive of something else.</summary>
    private const int FileLimit = 100_000;

    private const long DocumentsLimit = 8 * BlobReader.DocumentLimit;

    private const string NamedByDigest = "blobs/sha256/";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Dictionary<string, Blob> _blobs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);

    /// <summary>Reads an archive to its end, also one that was compressed as a whole.</summary>
    public static async Task<ArchiveContents> Read(Stream archive, ContentSizer? sizer, CancellationToken cancellationToken)
    {
        using var window = new Window(archive);
        await window.Fill(Packing.HeadLength, cancellationToken);
        var compression = Packing.Of(window.Bytes.Span);
        if (compression == Compression.None)
            return await Read(window, sizer, cancellationToken);
        await using var packed = new HashedStream(window.Read);
        await using var unpacked = Packing.Unpack(packed, compression);
        using var inner = new Window(unpacked);
        return await Read(inner, sizer, cancellationToken);
    }

    private static async Task<ArchiveContents> Read(Window window, ContentSizer? sizer, CancellationToken cancellationToken)
    {
        var contents = new ArchiveContents();
        var walker = new TarWalker(window);
        long documents = 0;
        long entries = 0;
        while (await walker.Next(cancellationToken))
        {
            var entry = walker.Entry;
            var path = Normal(TarName.Text(entry.Name.Span));
            if (entry.Kind == TarKind.File)
            {
                var blob = contents._blobs[path] = await BlobReader.Read(walker, sizer, cancellationToken);
                documents += blob.Document?.Length ?? 0;
                entries += blob.Layer?.Entries.Length ?? 0;
            }
            else if (entry.Kind is TarKind.Symlink or TarKind.HardLink)
            {
                contents._links[path] = Normal((entry.Kind == TarKind.Symlink ? path + "/../" : "") + TarName.Text(entry.LinkTarget.Span));
            }

            if (contents._blobs.Count + contents._links.Count > FileLimit || documents > DocumentsLimit || entries > EntryLog.Limit)
                throw new InvalidDataException("it holds more files than an image has");
        }

        await walker.Finish(cancellationToken);
        return contents;
    }

    /// <summary>The file of that path, through links, or null. One that is named by its digest and has another is refused.</summary>
    public Blob? Find(string path)
    {
        var at = Normal(path);
        for (var hops = 0; hops < 8 && _links.TryGetValue(at, out var target); hops++)
            at = target;
        if (!_blobs.TryGetValue(at, out var blob))
            return null;
        return !at.StartsWith(NamedByDigest, StringComparison.Ordinal) || blob.Digest == "sha256:" + at[NamedByDigest.Length..]
            ? blob
            : throw new InvalidDataException($"{at} is damaged: its digest is {blob.Digest}");
    }

    /// <summary>The document of that path, or null where there is no such file.</summary>
    public T? Document<T>(string path) where T : class
    {
        if (Find(path) is not { } blob)
            return null;
        try
        {
            return blob.Document is { } document && JsonSerializer.Deserialize<T>(document, Json) is { } read
                ? read
                : throw new InvalidDataException($"{path} is not a JSON document");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path} is not the JSON document that it should be ({exception.Message})", exception);
        }
    }

    /// <summary>The path without ".", ".." and double slashes. One that leaves the archive stays at its top, where nothing of that name is.</summary>
    private static string Normal(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or ".."))
                parts.Add(part);
        }

        return string.Join('/', parts);
    }
}
