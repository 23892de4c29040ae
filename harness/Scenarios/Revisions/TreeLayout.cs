using ImageBench.Model;
using ImageBench.Scenarios.Revisions.Trees;

namespace ImageBench.Scenarios.Revisions;

/// <summary>
/// Lays a revision out in a new folder, as a fresh clone would have it. The repository may be anybody's: nothing of it is written outside
/// of that folder, and links come last, so that nothing is written through one. What is as in the working tree <paramref name="like"/> gets
/// the times and modes that it has there; the rest gets git's modes, and the time <paramref name="at"/>.
/// </summary>
internal sealed class TreeLayout(string target, WorkingTree? like, DateTimeOffset at)
{
    private const int MostEntries = 1_000_000;

    // No system that is built on here takes a longer one.
    private const int LongestLink = 4096;

    private const UnixFileMode FileMode = (UnixFileMode)0b110_100_100;
    private const UnixFileMode FolderMode = (UnixFileMode)0b111_101_101;

    private readonly SortedSet<string> _folders = new(StringComparer.Ordinal);
    private readonly List<string> _pointers = [];
    private readonly List<string> _emptySubmodules = [];

    /// <summary>Lays those entries out.</summary>
    public async Task<LaidOutTree> Write(
        GitRepository repository, IReadOnlyList<TreeEntry> entries, CancellationToken cancellationToken)
    {
        CheckRoom(entries);
        try
        {
            using var blobs = repository.OpenBlobs();
            foreach (var entry in entries.Where(entry => entry.Kind is TreeEntryKind.File or TreeEntryKind.Program))
                await WriteFile(blobs, entry, cancellationToken);
            foreach (var entry in entries.Where(entry => entry.Kind == TreeEntryKind.Submodule))
                WriteSubmodule(entry);
            foreach (var entry in entries.Where(entry => entry.Kind == TreeEntryKind.Symlink))
                await WriteLink(blobs, entry, cancellationToken);
            FinishFolders();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"A revision cannot be laid out in {target} ({exception.Message.TrimEnd('.')}): free some space there, or set "
                    + "IMAGEBENCH_STATE to a folder with more.",
                exception);
        }

        return new LaidOutTree(target, _pointers, _emptySubmodules);
    }

    private void CheckRoom(IReadOnlyList<TreeEntry> entries)
    {
        var needed = new ByteSize(entries.Sum(entry => entry.Length));
        Directory.CreateDirectory(target);
        var free = new ByteSize(new DriveInfo(target).AvailableFreeSpace);
        if (entries.Count > MostEntries || needed.Bytes > free.Bytes)
        {
            throw new Fault(
                ExitCode.BadInput,
                FormattableString.Invariant($"A revision of {entries.Count} files and {needed} cannot be laid out in {target}, where ")
                    + FormattableString.Invariant($"{free} and {MostEntries} files are the most: name a folder of the repository, or set ")
                    + "IMAGEBENCH_STATE to a folder with more space.");
        }
    }

    private async Task WriteFile(BlobSource blobs, TreeEntry entry, CancellationToken cancellationToken)
    {
        var path = Place(entry);
        var here = like?.FindFile(entry.Path);
        using var same = here is not null && here.Length == entry.Length ? new SameContent(here) : null;
        var pointer = new LfsPointer(entry);
        await using (var file = new FileStream(path, System.IO.FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            await blobs.Read(
                entry,
                piece =>
                {
                    file.Write(piece);
                    same?.Add(piece);
                    pointer.Add(piece);
                },
                cancellationToken);
        }

        if (pointer.IsOne)
            _pointers.Add(entry.Path);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, WorkingTree.ModeOf(here, entry.Kind) ?? ModeOf(entry.Kind));
        File.SetLastWriteTimeUtc(path, same?.IsSame == true ? here!.LastWriteTimeUtc : at.UtcDateTime);
    }

    private static UnixFileMode ModeOf(TreeEntryKind kind) => kind == TreeEntryKind.Program ? FolderMode : FileMode;

    private void WriteSubmodule(TreeEntry entry)
    {
        AddFolder(Place(entry));
        _emptySubmodules.Add(entry.Path);
    }

    private async Task WriteLink(BlobSource blobs, TreeEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Length > LongestLink)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"The link {PlainText.Line(entry.Path)} leads to a path of {new ByteSize(entry.Length)}, which no checkout would make: "
                    + "compare other revisions.");
        }

        using var content = new MemoryStream();
        await blobs.Read(entry, piece => content.Write(piece), cancellationToken);
        var leadsTo = System.Text.Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length);
        var link = File.CreateSymbolicLink(Place(entry), leadsTo);
        var here = like?.FindLink(entry.Path);
        link.LastWriteTimeUtc = here?.LinkTarget == leadsTo ? here.LastWriteTimeUtc : at.UtcDateTime;
    }

    /// <summary>The path of an entry below the target, whose folder is made. A name that leads elsewhere is refused.</summary>
    private string Place(TreeEntry entry)
    {
        var parts = entry.Path.Split('/');
        if (parts.Any(part => part is "" or "." or ".." || part.Equals(".git", StringComparison.OrdinalIgnoreCase)
            || part.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) || part.Contains('\0', StringComparison.Ordinal)))
        {
            throw new Fault(
                ExitCode.BadInput,
                $"The repository holds a file named {PlainText.Line(entry.Path)}, which no checkout would make: compare other revisions.");
        }

        if (entry.Path.Contains('\uFFFD', StringComparison.Ordinal))
        {
            throw new Fault(
                ExitCode.BadInput,
                $"The name of {PlainText.Line(entry.Path)} is not valid UTF-8, and cannot be laid out: rename it.");
        }

        var folder = target;
        foreach (var part in parts.SkipLast(1))
            AddFolder(folder = Path.Combine(folder, part));
        return Path.Combine(folder, parts[^1]);
    }

    private void AddFolder(string folder)
    {
        // No link is there yet, or it is in the way of a folder, which no tree that git made has.
        if (!_folders.Add(folder))
            return;
        if (Path.Exists(folder) || new FileInfo(folder).LinkTarget is not null)
            throw new IOException($"{folder} is a file and a folder in one revision");
        Directory.CreateDirectory(folder);
    }

    // The deepest first: whatever is put into a folder changes its time.
    private void FinishFolders()
    {
        foreach (var folder in _folders.Reverse().Append(target))
        {
            var here = like?.FindFolder(Path.GetRelativePath(target, folder));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(folder, here?.UnixFileMode ?? FolderMode);
            Directory.SetLastWriteTimeUtc(folder, here?.LastWriteTimeUtc ?? at.UtcDateTime);
        }
    }
}
