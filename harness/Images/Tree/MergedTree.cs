using ImageBench.Images.Tar;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Tree;

/// <summary>
/// What a container of the image would see, layer upon layer, and what nobody sees any more. As overlay2 merges: a name hides what lower
/// layers have under it, unless both are directories; a path through a lower layer's symlink makes a directory in its place. Each node is
/// visited once by the layer that hides it, so that the time is linear.
/// </summary>
internal sealed class MergedTree
{
    private readonly NodeTable nodes = new();
    private readonly InodeTable inodes = new();
    private readonly List<int> inodeOfEntry = [];
    private readonly Dictionary<int, EntryDetail> directoryDetails = []; // By node, where images are compared.
    private int layer;

    public NodeTable Nodes => nodes;

    public InodeTable Inodes => inodes;

    /// <summary>What holds the bytes of an entry, counted from 0 over all layers; -1 for directories and whiteouts.</summary>
    public int InodeOfEntry(int number) => inodeOfEntry[number];

    /// <summary>Mode and owner of a directory; null where no layer says.</summary>
    public EntryDetail? DetailOf(int directory) => directoryDetails.TryGetValue(directory, out var detail) ? detail : null;

    /// <summary>Lays the next layer on top.</summary>
    public void Apply(EntryLog entries)
    {
        layer++;
        foreach (var entry in entries.Entries())
            inodeOfEntry.Add(Apply(entry));
    }

    /// <summary>Bytes of a layer (from 1) that later ones overwrite or delete.</summary>
    public ByteSize WastedOf(int position) => new(inodes.WastedOf(position));

    /// <summary>The wasted bytes by path, most first.</summary>
    public IReadOnlyList<WastedFile> Waste() => inodes.Waste(nodes);

    private int Apply(TarEntry entry)
    {
        var path = entry.Name.Span;
        var name = TarName.Last(path);
        var directory = path[..Math.Max(0, path.Length - name.Length - 1)];
        if (name.IsEmpty)
            return -1;
        if (TarName.IsWhiteout(name))
            Hide(directory, name);
        else if (entry.Kind == TarKind.Directory)
            MakeNamedDirectory(nodes.FindOrAdd(MakeDirectories(directory), name), entry.Detail);
        else
            return Write(nodes.FindOrAdd(MakeDirectories(directory), name), entry);
        return -1;
    }

    /// <summary>A whiteout speaks of lower layers only, wherever it stands in its own.</summary>
    private void Hide(ReadOnlySpan<byte> directory, ReadOnlySpan<byte> whiteout)
    {
        var parent = nodes.Find(directory);
        if (parent < 0)
            return;
        if (whiteout.SequenceEqual(".wh..wh..opq"u8))
        {
            HideChildren(parent);
            return;
        }

        var node = nodes.Find(parent, whiteout[".wh.".Length..]);
        if (node >= 0 && nodes[node].Exists)
            HideLower(node);
    }

    private void HideLower(int node)
    {
        if (nodes[node].IsDirectory)
            HideChildren(node);
        if (nodes[node].Layer < layer && nodes[node].FirstChild < 0)
            Remove(node);
    }

    private void HideChildren(int directory)
    {
        if (!nodes[directory].IsDirectory || nodes[directory].ClearedBy == layer)
            return;
        nodes[directory].ClearedBy = layer;
        for (var child = nodes[directory].FirstChild; child >= 0;)
        {
            var next = nodes[child].NextSibling;
            HideLower(child);
            child = next;
        }
    }

    private int Write(int node, TarEntry entry)
    {
        var linked = entry.Kind == TarKind.HardLink ? nodes.Find(entry.LinkTarget.Span) : -1;
        var inode = linked >= 0 ? nodes[linked].Inode : -1;
        if (inode >= 0)
            inodes.AddLink(inode);
        else
            inode = inodes.Add(node, layer, entry);
        if (nodes[node].Exists)
            RemoveAll(node);
        nodes.Link(node);
        nodes[node].IsDirectory = false;
        nodes[node].Layer = layer;
        nodes[node].Inode = inode;
        return inode;
    }

    private int MakeDirectories(ReadOnlySpan<byte> path)
    {
        var node = NodeTable.Root;
        foreach (var part in path.Split((byte)'/'))
        {
            if (path[part].IsEmpty)
                continue;
            node = nodes.FindOrAdd(node, path[part]);
            MakeDirectory(node);
        }

        return node;
    }

    private void MakeNamedDirectory(int node, EntryDetail? detail)
    {
        MakeDirectory(node);
        nodes[node].Layer = layer;
        if (detail is { } kept)
            directoryDetails[node] = kept;
    }

    private void MakeDirectory(int node)
    {
        if (nodes[node].Exists && nodes[node].IsDirectory)
            return;

        if (nodes[node].Exists)
            Remove(node);
        nodes.Link(node);
        nodes[node].IsDirectory = true;
        nodes[node].Layer = layer;
        directoryDetails.Remove(node);
    }

    private void RemoveAll(int node)
    {
        while (nodes[node].FirstChild >= 0)
            RemoveAll(nodes[node].FirstChild);
        Remove(node);
    }

    private void Remove(int node)
    {
        if (nodes[node].Inode >= 0)
            inodes.Release(nodes[node].Inode, layer);
        nodes[node].Inode = -1;
        nodes.Unlink(node);
    }
}
