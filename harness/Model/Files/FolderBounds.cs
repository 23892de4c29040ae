namespace ImageBench.Model.Files;

/// <summary>Whether a path stays in a folder, through whatever links lie on it.</summary>
internal static class FolderBounds
{
    // As many as Linux follows.
    private const int MostLinks = 40;

    /// <summary>
    /// Where a path that begins with the folder's leads out of it by a link below the folder; also where the links have no end. How the
    /// folder itself is reached does not matter: who names a link to it means what it leads to.
    /// </summary>
    public static bool LeadsOut(string folder, string path)
    {
        var below = Path.TrimEndingDirectorySeparator(folder).Length;
        for (var part = path; part.Length > below; part = Path.GetDirectoryName(part)!)
        {
            if (new FileInfo(part).LinkTarget is not null)
                return Real(folder) is not { } above || Real(path) is not { } real || !IsInside(above, real);
        }

        return false;
    }

    /// <summary>The path without links; null where they have no end.</summary>
    public static string? Real(string path)
    {
        var full = Path.GetFullPath(path);
        var root = Path.GetPathRoot(full)!;
        var rest = new Stack<string>();
        Push(rest, full[root.Length..]);
        var real = root;
        for (var links = 0; rest.TryPop(out var name);)
        {
            if (name == "..")
            {
                real = Path.GetDirectoryName(real) ?? root;
                continue;
            }

            var next = Path.Combine(real, name);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
                return null;
            if (Path.IsPathRooted(target))
                real = root;
            Push(rest, target);
        }

        return real;
    }

    /// <summary>Whether a path is the folder, or begins with it; both without links, as <see cref="Real"/> gives them.</summary>
    public static bool IsInside(string folder, string path) => path == folder
        || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static void Push(Stack<string> rest, string path)
    {
        foreach (var name in path.Split(Path.DirectorySeparatorChar).Reverse().Where(name => name is not ("" or ".")))
            rest.Push(name);
    }
}
