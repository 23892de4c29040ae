using ImageBench.Images.Tar;
using ImageBench.Images.Tree;
using ImageBench.Model;
using ImageBench.Model.Images.Entries;

namespace ImageBench.Images.Changes;

/// <summary>The two sides of a comparison: where a file that changed lies, what it is, and which layers brought it.</summary>
internal sealed class SidePair(ImageSide from, ImageSide to)
{
    public string PathOf(int baseNode, int headNode) => (baseNode < 0 ? headNode : baseNode) == NodeTable.Root ? "/"
        : headNode < 0 ? from.Nodes.Path(baseNode) : to.Nodes.Path(headNode);

    /// <summary>The change as it is told.</summary>
    public FileChange Told(ChangedFile file)
    {
        int? baseLayer = file.BaseNode < 0 ? null : from.LayerOf(file.BaseNode);
        int? headLayer = file.HeadNode < 0 ? null : to.LayerOf(file.HeadNode);
        var content = file.HeadNode < 0 ? file.BaseKind : file.HeadKind;
        return new FileChange(PathOf(file.BaseNode, file.HeadNode), file.Kind, EntryOf(file), content, file.Aspects)
        {
            Base = file.BaseNode < 0 ? null : new ByteSize(file.BaseBytes),
            Head = file.HeadNode < 0 ? null : new ByteSize(file.HeadBytes),
            BaseLayer = baseLayer,
            HeadLayer = headLayer,
            IsParents = IsParents(file),
        };
    }

    /// <summary>
    /// Whether the parent images made the change; what one of the own layers took away on a side was there on both, and is no change of the
    /// parent.
    /// </summary>
    public bool IsParents(ChangedFile file) =>
        (file.BaseNode < 0 ? !from.Nodes.HasKnown(to.Nodes, file.HeadNode) : from.IsParents(from.LayerOf(file.BaseNode)))
        && (file.HeadNode < 0 ? !to.Nodes.HasKnown(from.Nodes, file.BaseNode) : to.IsParents(to.LayerOf(file.HeadNode)));

    private EntryKind EntryOf(ChangedFile file)
    {
        var (side, node) = file.HeadNode < 0 ? (from, file.BaseNode) : (to, file.HeadNode);
        return side.Nodes[node].IsDirectory ? EntryKind.Directory : side.KindOf(node) switch
        {
            TarKind.File => EntryKind.File,
            TarKind.HardLink => EntryKind.HardLink,
            TarKind.Symlink => EntryKind.Symlink,
            _ => EntryKind.Other,
        };
    }
}
