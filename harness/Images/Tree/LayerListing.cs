using ImageBench.Images.Tar;
using ImageBench.Model;
using ImageBench.Model.Images.Entries;

namespace ImageBench.Images.Tree;

/// <summary>
/// The entries of an image's layers with what became of them, made one by one as they are asked for: there can be a million.
/// </summary>
internal static class LayerListing
{
    /// <summary>Layers oldest first, entries in the order of their tars. The tree is that of all of them.</summary>
    public static IEnumerable<LayerEntry> Make(MergedTree tree, IReadOnlyList<EntryLog> layers)
    {
        var number = 0;
        for (var i = 0; i < layers.Count; i++)
        {
            foreach (var entry in layers[i].Entries())
                yield return Make(tree, i + 1, entry, number++);
        }
    }

    private static LayerEntry Make(MergedTree tree, int layer, TarEntry entry, int number)
    {
        var path = entry.Name.Span;
        if (TarName.IsWhiteout(path))
            return Whiteout(layer, path);
        var node = tree.Nodes.Find(path);
        var inode = tree.InodeOfEntry(number);
        var isSeen = entry.Kind == TarKind.Directory
            ? node == NodeTable.Root || (node > 0 && tree.Nodes[node].IsDirectory && tree.Nodes[node].Layer == layer)
            : node >= 0 && tree.Nodes[node].Inode == inode;
        var fate = isSeen ? EntryFate.Visible : node < 0 ? EntryFate.Deleted : EntryFate.Replaced;
        var isWasted = inode >= 0 && entry.Kind != TarKind.HardLink && tree.Inodes[inode].IsWasted;
        return new LayerEntry(
            layer, Text(path), KindOf(entry.Kind), new ByteSize(entry.Size), fate, isWasted ? new ByteSize(entry.Size) : default)
        {
            LinkTarget = entry.Kind switch
            {
                TarKind.Symlink => TarName.Text(entry.LinkTarget.Span),
                TarKind.HardLink => Text(entry.LinkTarget.Span),
                _ => null,
            },
            IsSetuid = entry.IsSetuid,
        };
    }

    private static LayerEntry Whiteout(int layer, ReadOnlySpan<byte> path)
    {
        var name = TarName.Last(path);
        var directory = path[..^name.Length];
        return name.SequenceEqual(".wh..wh..opq"u8)
            ? new LayerEntry(layer, Text(directory.TrimEnd((byte)'/')), EntryKind.OpaqueWhiteout, default, null, default)
            : new LayerEntry(layer, Text(directory) + TarName.Text(name[".wh.".Length..]), EntryKind.Whiteout, default, null, default);
    }

    private static EntryKind KindOf(TarKind kind) => kind switch
    {
        TarKind.File => EntryKind.File,
        TarKind.HardLink => EntryKind.HardLink,
        TarKind.Symlink => EntryKind.Symlink,
        TarKind.Directory => EntryKind.Directory,
        _ => EntryKind.Other,
    };

    private static string Text(ReadOnlySpan<byte> path) => "/" + TarName.Text(path);
}
