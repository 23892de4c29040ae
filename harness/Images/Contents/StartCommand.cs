using ImageBench.Images.Tree;

namespace ImageBench.Images.Contents;

/// <summary>
/// What a container of the image starts by itself: the words of its entrypoint and command, those that a shell is given taken apart.
/// </summary>
internal sealed class StartCommand(ImageConfig.RunConfig? config)
{
    private const string DefaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private static readonly string[] Shells = ["sh", "bash", "ash", "dash", "zsh", "ksh", "mksh", "csh", "tcsh", "fish", "busybox"];

    // What a shell would look through before it says that there is no such program is the image's to choose, but not how long we look.
    private const int MostFolders = 256;

    private IEnumerable<string> Folders => (config?.Variable("PATH") is { Length: > 0 } path ? path : DefaultPath)
        .Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Take(MostFolders);

    private string Directory => config?.WorkingDir is { Length: > 0 } directory ? directory : "/";

    /// <summary>
    /// The inodes of the program, and of what its words name: of "node server.js" both are the program. Without a shell that only starts
    /// it.
    /// </summary>
    public IReadOnlySet<int> FilesIn(TreePaths paths)
    {
        var words = Words();
        var files = words.Skip(1).Select(word => word.Length == 0 ? -1 : paths.FindFile(Directory, word)).ToHashSet();
        if (words is [{ Length: > 0 } first, ..])
            files.Add(first.Contains('/', StringComparison.Ordinal) ? paths.FindFile(Directory, first) : FindInPath(paths, first));
        files.Remove(-1);
        return files;
    }

    /// <summary>
    /// Whether a shell can be started: by a name that a folder of programs has, through links (to busybox, mostly) that lead to a file.
    /// </summary>
    public bool HasShell(TreePaths paths) => Folders
        .Concat(DefaultPath.Split(':'))
        .Distinct(StringComparer.Ordinal)
        .Any(folder => Shells.Any(shell => paths.FindFile(Directory, $"{folder}/{shell}") >= 0));

    private int FindInPath(TreePaths paths, string name) =>
        Folders.Select(folder => paths.FindFile(Directory, $"{folder}/{name}")).FirstOrDefault(inode => inode >= 0, -1);

    private string[] Words()
    {
        string[] words = [.. (config?.Entrypoint ?? []).Concat(config?.Cmd ?? []).OfType<string>()];
        if (words is not [var shell, "-c", var line, ..] || !Shells.Contains(shell[(shell.LastIndexOf('/') + 1)..]))
            return words;
        return [.. line
            .Split((char[])[' ', '\t', '\n', ';', '&', '|', '"', '\''], StringSplitOptions.RemoveEmptyEntries)
            .SkipWhile(word => word == "exec" || word.Contains('=', StringComparison.Ordinal))];
    }
}
