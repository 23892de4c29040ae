using System.Text;

namespace ImageBench.Images.Tree;

/// <summary>The modes of files of a tree, which are known where images are compared.</summary>
internal static class FileModes
{
    /// <summary>Of those paths that are files now, by path.</summary>
    public static IReadOnlyDictionary<string, int> Of(MergedTree tree, IEnumerable<string> paths)
    {
        Dictionary<string, int> modes = new(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var node = tree.Nodes.Find(Encoding.UTF8.GetBytes(path));
            if (node > 0 && tree.Nodes[node] is { Exists: true, IsDirectory: false } file
                && tree.Inodes.DetailOf(file.Inode).Mode is not 0 and var mode && tree.Inodes.TargetOf(file.Inode).IsEmpty)
            {
                modes["/" + path.TrimStart('/')] = mode;
            }
        }

        return modes;
    }
}
