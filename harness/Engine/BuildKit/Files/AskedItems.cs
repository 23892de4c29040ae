using ImageBench.Running.Ports.Contexts;

namespace ImageBench.Engine.BuildKit.Files;

/// <summary>What of a folder a builder is told in one call.</summary>
internal static class AskedItems
{
    /// <summary>
    /// In the builder's order: everything where it names no path; else the paths, what lies below them and the folders above. What the
    /// ignore file leaves out is there for a builder only that does not name its patterns yet, since it has still to read them.
    /// </summary>
    public static IReadOnlyList<ContextItem> Select(
        IEnumerable<ContextItem> folder, IReadOnlyCollection<string> paths, bool knowsIgnoreFile)
    {
        var tree = new FolderTree(folder.Where(item => !item.IsIgnored || !knowsIgnoreFile));
        if (paths.Count == 0 || FollowedPaths.Find(tree, paths) is not { } found)
            return tree.All;
        var above = found.SelectMany(FoldersAbove).ToHashSet(StringComparer.Ordinal);
        return [.. tree.All.Where(item => above.Contains(item.Path) || FoldersAbove(item.Path).Prepend(item.Path).Any(found.Contains))];
    }

    private static IEnumerable<string> FoldersAbove(string path)
    {
        for (var folder = FolderTree.FolderOf(path); folder.Length > 0; folder = FolderTree.FolderOf(folder))
            yield return folder;
    }
}
