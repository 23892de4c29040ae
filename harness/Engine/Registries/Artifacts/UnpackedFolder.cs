using System.Formats.Tar;
using System.IO.Compression;
using ImageBench.Images.Archives;
using ImageBench.Images.Tar;
using ImageBench.Model;
using TarEntry = System.Formats.Tar.TarEntry;

namespace ImageBench.Engine.Registries.Artifacts;

/// <summary>
/// Unpacks a gzipped tar, which may be anybody's, into a folder that is new: nothing is written outside of it, over something, or through a
/// link, and no link leads out of it. What is refused throws an <see cref="InvalidDataException"/> that says why.
/// </summary>
internal sealed class UnpackedFolder(string folder, FolderLimits limits)
{
    // What the systems that are built on here take.
    private const int LongestName = 255;

    private readonly List<(string Path, UnixFileMode Mode, DateTimeOffset Time)> _folders = [];
    private readonly List<(string Path, string Target)> _links = [];
    private readonly HashSet<string> _linkNames = new(StringComparer.Ordinal);

    /// <summary><paramref name="packed"/> is read twice: once for its bounds, by the reader that holds little of it at a time.</summary>
    public async Task Fill(Stream packed, CancellationToken cancellationToken)
    {
        await Measure(packed, cancellationToken);
        packed.Position = 0;
        await using var unpacked = new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true);
        await using var tar = new TarReader(unpacked, leaveOpen: true);
        Directory.CreateDirectory(folder);
        while (await Next(tar, cancellationToken) is { } entry)
            await Take(entry, cancellationToken);
        MakeLinks();
        // Last, since a folder may be one that nothing can be put into, and what is put into it changes its time.
        foreach (var (path, mode, time) in Enumerable.Reverse(_folders))
        {
            Directory.SetLastWriteTimeUtc(path, time.UtcDateTime);
            SetMode(path, mode);
        }
    }

    // What is no number, or no time of any calendar, is told by exceptions of many kinds.
    private static async Task<TarEntry?> Next(TarReader tar, CancellationToken cancellationToken)
    {
        try
        {
            return await tar.GetNextEntryAsync(copyData: false, cancellationToken);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException
            or NotSupportedException or InvalidOperationException or EndOfStreamException)
        {
            throw new InvalidDataException("it holds an entry that nobody can read", exception);
        }
    }

    private async Task Measure(Stream packed, CancellationToken cancellationToken)
    {
        packed.Position = 0;
        await using var unpacked = new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true);
        var (entries, bytes) = (0L, 0L);
        await ArchiveContents.Walk(unpacked, walker =>
        {
            bytes += walker.Entry.Size;
            if (++entries > limits.Entries || bytes > limits.Bytes || bytes < 0)
                throw new InvalidDataException($"it unpacks to more than {limits.Entries} files or {limits.Bytes} bytes");
            return Task.CompletedTask;
        }, cancellationToken);
    }

    private async Task Take(TarEntry entry, CancellationToken cancellationToken)
    {
        if (entry.EntryType == TarEntryType.GlobalExtendedAttributes)
            return;
        var name = Inner(entry.Name);
        if (_linkNames.Contains(name))
            throw new InvalidDataException($"it holds {TarText(name)} twice");
        var path = NewPath(name, mayBeFolder: entry.EntryType == TarEntryType.Directory);
        switch (entry.EntryType)
        {
            case TarEntryType.Directory:
                Directory.CreateDirectory(path);
                _folders.Add((path, entry.Mode, entry.ModificationTime));
                break;
            case TarEntryType.RegularFile or TarEntryType.V7RegularFile:
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await WriteFile(path, entry, cancellationToken);
                break;
            case TarEntryType.SymbolicLink:
                _links.Add((name, entry.LinkName));
                _linkNames.Add(name);
                break;
            default:
                throw new InvalidDataException($"it holds {TarText(entry.Name)}, which is neither a file, a folder nor a symlink");
        }
    }

    // Where nothing is yet; a folder may be there for what lies in it.
    private string NewPath(string name, bool mayBeFolder = false)
    {
        var path = Path.Combine(folder, name);
        if (File.Exists(path) || (!mayBeFolder && Directory.Exists(path)))
            throw new InvalidDataException($"it holds {TarText(name)} twice");
        for (var end = name.LastIndexOf('/'); end > 0; end = name.LastIndexOf('/', end - 1))
        {
            if (File.Exists(Path.Combine(folder, name[..end])))
                throw new InvalidDataException($"it holds {TarText(name)} below a file");
        }

        return path;
    }

    private static async Task WriteFile(string path, TarEntry entry, CancellationToken cancellationToken)
    {
        await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
        {
            if (entry.DataStream is { } content)
                await content.CopyToAsync(file, cancellationToken);
        }

        File.SetLastWriteTimeUtc(path, entry.ModificationTime.UtcDateTime);
        SetMode(path, entry.Mode);
    }

    // When all else is written, so that nothing can be written through one.
    private void MakeLinks()
    {
        foreach (var (name, target) in _links)
        {
            if (FolderLink.LeadsOut(name, target, _linkNames))
                throw new InvalidDataException($"it holds the link {TarText(name)}, which leads out of it or through another link");
            var path = NewPath(name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.CreateSymbolicLink(path, target);
        }
    }

    private static string Inner(string name)
    {
        var clean = name.TrimEnd('/');
        if (clean.Length is 0 or > TarName.PathLimit || Path.IsPathRooted(clean) || clean.Contains('\0', StringComparison.Ordinal)
            || (OperatingSystem.IsWindows() && clean.AsSpan().IndexOfAny('\\', ':') >= 0)
            || clean.Split('/').Any(part => part is "" or "." or ".." || System.Text.Encoding.UTF8.GetByteCount(part) > LongestName))
        {
            throw new InvalidDataException($"it holds {TarText(name)}, which is no path within it");
        }

        return clean;
    }

    private static string TarText(string name) => $"'{PlainText.Short(name, 100)}'";

    // Bits that give a program its owner's rights are nobody's to bring along.
    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode & (UnixFileMode)0x1ff);
    }
}
