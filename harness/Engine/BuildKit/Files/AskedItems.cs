using ImageBench.Running.Ports.Contexts;

namespace ImageBench.Engine.BuildKit.Files;

/// <summary>What of a folder a builder is told in one call.</summary>
internal static class AskedItems
{
    /// <summary>
    /// In the builder's order: everything where it names no path; else the paths, what lies below them and the folders above. What the
    /// ignore file leaves out is there for a builder only that does not name its patterns yet, since it has still to read them.
    /// </summary>
    public static IReadOnlyList<ContextItem> Select(FolderTree folder, IReadOnlyCollection<string> paths, bool knowsIgnoreFile)
    {
        var tree = knowsIgnoreFile ? folder.Kept() : folder;
        if (paths.Count == 0 || FollowedPaths.Find(tree, paths) is not { } found)
            return tree.All;
        var above = found.SelectMany(FoldersAbove).ToHashSet(StringComparer.Ordinal);
        List<ContextItem> asked = [];
        // What lies below a path follows it at once.
        string? below = null;
        foreach (var item in tree.All)
        {
            if (below is null || !item.Path.StartsWith(below, StringComparison.Ordinal))
            {
                if (found.Contains(item.Path))
                    below = item.Path + "/";
                else if (!above.Contains(item.Path))
                    continue;
            }

            asked.Add(item);
        }

        return asked;
    }

    private static IEnumerable<string> FoldersAbove(string path)
    {
        for (var folder = FolderTree.FolderOf(path); folder.Length > 0; folder = FolderTree.FolderOf(folder))
            yield return folder;
    }
}
