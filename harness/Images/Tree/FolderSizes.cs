using System.Text;
using ImageBench.Model;

namespace ImageBench.Images.Tree;

/// <summary>What a tree holds below some of its folders.</summary>
internal static class FolderSizes
{
    private static readonly string[] OfPackages = ["site-packages", "dist-packages", "node_modules"];

    /// <summary>The bytes below each; a folder that is not there holds none, and a file with several names counts with each.</summary>
    public static IReadOnlyDictionary<string, ByteSize> Of(MergedTree tree, IEnumerable<string> folders) => folders
        .Distinct(StringComparer.Ordinal)
        .ToDictionary(folder => folder, folder => new ByteSize(Below(tree, Encoding.UTF8.GetBytes(folder))), StringComparer.Ordinal);

    /// <summary>
    /// The files below /usr/local and the folders of programs that packages of Python and Node.js brought compiled for a system.
    /// </summary>
    public static IReadOnlyList<string> CompiledPackages(MergedTree tree)
    {
        List<string> found = [];
        for (var node = 0; node < tree.Nodes.Count; node++)
        {
            if (!tree.Nodes[node].Exists || tree.Nodes[node].IsDirectory || !IsCompiled(tree.Nodes.Name(node)))
                continue;
            var parts = tree.Nodes.Path(node).Split('/', StringSplitOptions.RemoveEmptyEntries);
            // What the image's own packages brought lies elsewhere, and is in its smaller siblings as well.
            if (parts.Any(OfPackages.Contains) && !(parts is ["usr", not "local", ..]))
                found.Add("/" + string.Join('/', parts));
        }

        return found;
    }

    private static bool IsCompiled(ReadOnlySpan<byte> name) => name.EndsWith(".so"u8) || name.EndsWith(".node"u8) || name.IndexOf(".so."u8) >= 0;

    private static long Below(MergedTree tree, byte[] folder)
    {
        var begin = tree.Nodes.Find(folder);
        if (begin < 0)
            return 0;
        var bytes = 0L;
        var open = new Stack<int>([begin]);
        while (open.TryPop(out var node))
        {
            if (!tree.Nodes[node].IsDirectory)
                bytes += tree.Inodes[tree.Nodes[node].Inode].Size;
            else
                for (var child = tree.Nodes[node].FirstChild; child >= 0; child = tree.Nodes[child].NextSibling)
                    open.Push(child);
        }

        return bytes;
    }
}
