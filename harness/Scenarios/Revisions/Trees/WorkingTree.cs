using ImageBench.Model.Files;

namespace ImageBench.Scenarios.Revisions.Trees;

/// <summary>
/// The files of a repository as they lie on disk. What a revision has in common with them is laid out as it lies here, with its times and
/// modes, so that a build of either is sent the same. <paramref name="keepsModes"/>: whether the disk keeps them, as git found out when the
/// repository was made; on one that does not (Windows' own below WSL) all files have one mode, and none tells anything.
/// </summary>
internal sealed class WorkingTree(string root, bool keepsModes = true)
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute;

    /// <summary>The regular file at a path; null: there is none.</summary>
    public FileInfo? FindFile(string path)
    {
        var file = new FileInfo(Path.Combine(root, path));
        return file is { Exists: true, LinkTarget: null }
            && FileStatus.Read(file.FullName, followsLinks: false)?.Kind is null or FileKind.Regular
            ? file
            : null;
    }

    public FileInfo? FindLink(string path) => new FileInfo(Path.Combine(root, path)) is { LinkTarget: not null } link ? link : null;

    public DirectoryInfo? FindFolder(string path) =>
        new DirectoryInfo(Path.Combine(root, path)) is { Exists: true, LinkTarget: null } folder ? folder : null;

    /// <summary>The mode of a file that git takes for the same kind; null: git would call the mode changed.</summary>
    public UnixFileMode? ModeOf(FileInfo? file, TreeEntryKind kind) =>
        file is null || OperatingSystem.IsWindows()
        || (keepsModes && file.UnixFileMode.HasFlag(Executable) != (kind == TreeEntryKind.Program))
            ? null
            : file.UnixFileMode;
}
