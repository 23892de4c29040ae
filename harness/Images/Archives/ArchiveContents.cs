using System.Text.Json;
using ImageBench.Images.Packages;
using ImageBench.Images.Tar;
using ImageBench.Images.Unpacking;
using ImageBench.Model.Images;

namespace ImageBench.Images.Archives;

/// <summary>The files of an image archive or of a layout folder, by their path in it.</summary>
internal sealed class ArchiveContents
{
    /// <summary>An image has some hundred files at most: more is an archive of something else.</summary>
    private const int FileLimit = 100_000;

    private const long DocumentsLimit = 8 * BlobReader.DocumentLimit;

    // As many as may be, called by their digests, take a quarter of it.
    private const long NamesLimit = 32 * 1024 * 1024;

    /// <summary>The sha256 of no bytes at all.</summary>
    public const string DigestOfNothing = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    // A layer alone may have a quarter of it.
    private const long ListsLimit = 4 * PackageLists.LengthLimit;

    // Of all its layers together: one alone may name a quarter of them.
    private const int PackagesLimit = 4 * PackageReader.PackageLimit;

    private const int ProgramsLimit = 4 * ProgramFiles.ProgramLimit;

    private const string NamedByDigest = "blobs/sha256/";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Dictionary<string, Blob> _blobs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);
    private long _nameBytes;
    private long _documentBytes;
    private long _entryBytes;
    private long _listBytes;
    private long _packages;
    private long _programs;

    /// <summary>Reads an archive to its end, also one that was compressed as a whole.</summary>
    public static async Task<ArchiveContents> Read(Stream archive, ImageReading reading, CancellationToken cancellationToken)
    {
        var contents = new ArchiveContents();
        await Walk(archive, async walker =>
        {
            var entry = walker.Entry;
            contents.CheckNames(entry);
            var path = Normal(TarName.Text(entry.Name.Span));
            if (entry.Kind == TarKind.File)
                contents.Add(path, await BlobReader.Read(StoredFile.At(walker), reading, cancellationToken));
            else if (entry.Kind is TarKind.Symlink or TarKind.HardLink)
                contents._links[path] = Normal((entry.Kind == TarKind.Symlink ? path + "/../" : "") + TarName.Text(entry.LinkTarget.Span));
            contents.CheckLimits();
        }, cancellationToken);
        return contents;
    }

    /// <summary>Goes over the entries of an archive to its end, also of one that was compressed as a whole.</summary>
    public static async Task Walk(Stream archive, Func<TarWalker, Task> visit, CancellationToken cancellationToken)
    {
        using var window = new Window(archive);
        await window.Fill(Packing.HeadLength, cancellationToken);
        var compression = Packing.Of(window.Bytes.Span);
        if (compression == Compression.None)
        {
            await Walk(window, visit, cancellationToken);
            return;
        }

        await using var packed = new HashedStream(window.Read);
        await using var unpacked = Packing.Unpack(packed, compression);
        using var inner = new Window(unpacked);
        await Walk(inner, visit, cancellationToken);
    }

    private static async Task Walk(Window window, Func<TarWalker, Task> visit, CancellationToken cancellationToken)
    {
        var walker = new TarWalker(window);
        while (await walker.Next(cancellationToken))
            await visit(walker);
        await walker.Finish(cancellationToken);
    }

    public bool Holds(string path) => _blobs.ContainsKey(path);

    public void Add(string path, Blob blob)
    {
        _blobs[path] = blob;
        _documentBytes += blob.Document?.Length ?? 0;
        _entryBytes += blob.Layer?.Entries.Length ?? 0;
        _listBytes += blob.Layer?.PackageLists.Sum(list => (long)list.Value.Length) ?? 0;
        _packages += blob.Layer?.Packages.Sum(database => (long)database.Value.Count) ?? 0;
        _programs += blob.Layer?.Programs.Count ?? 0;
        CheckLimits();
    }

    /// <summary>The file of that path, through links, or null. One that is named by its digest and has another is refused.</summary>
    public Blob? Find(string path)
    {
        var at = Place(path);
        if (!_blobs.TryGetValue(at, out var blob))
            return null;
        return !at.StartsWith(NamedByDigest, StringComparison.Ordinal) || blob.Digest == "sha256:" + at[NamedByDigest.Length..]
            ? blob
            : throw new InvalidDataException($"{at} is damaged: its digest is {blob.Digest}");
    }

    /// <summary>The path that links lead to from that one.</summary>
    public string Place(string path)
    {
        var at = Normal(path);
        for (var hops = 0; hops < 8 && _links.TryGetValue(at, out var target); hops++)
            at = target;
        return at;
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

    /// <summary>
    /// The path without ".", ".." and double slashes. One that leaves the archive stays at its top, where nothing of that name is.
    /// </summary>
    public static string Normal(string path)
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

    // They are held until the manifest tells what they are for, and packed a long name takes next to nothing.
    private void CheckNames(TarEntry entry)
    {
        var longest = Math.Max(entry.Name.Length, entry.LinkTarget.Length);
        if (longest > TarName.PathLimit)
            throw TarName.TooLong(longest);
        _nameBytes += entry.Name.Length + entry.LinkTarget.Length;
        if (_nameBytes > NamesLimit)
            throw new InvalidDataException("it holds more names than an image has");
    }

    private void CheckLimits()
    {
        if (_blobs.Count + _links.Count > FileLimit || _documentBytes > DocumentsLimit || _entryBytes > EntryLog.Limit)
            throw new InvalidDataException("it holds more files than an image has");
        if (_listBytes > ListsLimit)
            throw new InvalidDataException("its packages list more files than an image has");
        if (_packages > PackagesLimit)
            throw new InvalidDataException("its layers name more packages than an image has");
        if (_programs > ProgramsLimit)
            throw new InvalidDataException("its layers hold more programs than an image has");
    }
}
