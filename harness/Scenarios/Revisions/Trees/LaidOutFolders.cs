using ImageBench.Model;

namespace ImageBench.Scenarios.Revisions.Trees;

/// <summary>
/// The folders of a tree that is laid out below <paramref name="target"/>, each made when something is put into it. Those that the working
/// tree <paramref name="like"/> has too get the times and modes that they have there in the end, the others the time <paramref name="at"/>.
/// </summary>
internal sealed class LaidOutFolders(string target, WorkingTree? like, DateTimeOffset at)
{
    /// <summary>No revision of more files and folders is laid out.</summary>
    public const int MostEntries = 1_000_000;

    private const UnixFileMode FolderMode = (UnixFileMode)0b111_101_101;

    private readonly SortedSet<string> _folders = new(StringComparer.Ordinal);

    /// <summary>The path of an entry below the target, whose folder is made. A name that leads elsewhere is refused.</summary>
    public string Place(TreeEntry entry)
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
            Add(folder = Path.Combine(folder, part));
        return Path.Combine(folder, parts[^1]);
    }

    public void Add(string folder)
    {
        // No link is there yet, or it is in the way of a folder, which no tree that git made has.
        if (!_folders.Add(folder))
            return;
        if (Path.Exists(folder) || new FileInfo(folder).LinkTarget is not null)
            throw new IOException($"{folder} is a file and a folder in one revision");
        Directory.CreateDirectory(folder);
    }

    /// <summary>A path beside all of them, for what is gone again before they are read.</summary>
    public string Beside(string name) => $"{Path.TrimEndingDirectorySeparator(target)}.{name}";

    /// <summary>A <see cref="Fault"/> where <paramref name="what"/> finds no room there.</summary>
    public void CheckRoom(ByteSize needed, string what, bool isTooMany = false)
    {
        var free = new ByteSize(new DriveInfo(target).AvailableFreeSpace);
        if (isTooMany || needed.Bytes > free.Bytes)
        {
            throw new Fault(
                ExitCode.BadInput,
                FormattableString.Invariant($"{what} cannot be laid out in {target}, where {free} and {MostEntries} files are the most: ")
                    + "name a folder of the repository, or set IMAGEBENCH_STATE to a folder with more space.");
        }
    }

    /// <summary>The deepest first: whatever is put into a folder changes its time.</summary>
    public void Finish()
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
