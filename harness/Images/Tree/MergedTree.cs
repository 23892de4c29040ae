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
    private readonly NodeTable _nodes = new();
    private readonly InodeTable _inodes = new();
    private readonly List<int> _inodeOfEntry = [];
    private readonly List<int> _nodesAfter = []; // By layer.
    private readonly Dictionary<int, EntryDetail> _directoryDetails = []; // By node, where images are compared.
    private int _layer;

    public NodeTable Nodes => _nodes;

    public InodeTable Inodes => _inodes;

    /// <summary>What holds the bytes of an entry, counted from 0 over all layers; -1 for directories and whiteouts.</summary>
    public int InodeOfEntry(int number) => _inodeOfEntry[number];

    /// <summary>Mode and owner of a directory; null where no layer says.</summary>
    public EntryDetail? DetailOf(int directory) => _directoryDetails.TryGetValue(directory, out var detail) ? detail : null;

    /// <summary>Lays the next layer on top.</summary>
    public void Apply(EntryLog entries)
    {
        _layer++;
        foreach (var entry in entries.Entries())
            _inodeOfEntry.Add(Apply(entry));
        _nodesAfter.Add(_nodes.Count);
    }

    /// <summary>Whether one of the first so many layers wrote something under that name, though nothing may be there any more.</summary>
    public bool IsKnownTo(int layers, int node) => layers > 0 && node < _nodesAfter[layers - 1];

    /// <summary>Bytes of a layer (from 1) that later ones overwrite or delete.</summary>
    public ByteSize WastedOf(int position) => new(_inodes.WastedOf(position));

    /// <summary>The wasted bytes by path, most first.</summary>
    public IReadOnlyList<WastedFile> Waste() => _inodes.Waste(_nodes);

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
            MakeNamedDirectory(_nodes.FindOrAdd(MakeDirectories(directory), name), entry.Detail);
        else
            return Write(_nodes.FindOrAdd(MakeDirectories(directory), name), entry);
        return -1;
    }

    /// <summary>A whiteout speaks of lower layers only, wherever it stands in its own.</summary>
    private void Hide(ReadOnlySpan<byte> directory, ReadOnlySpan<byte> whiteout)
    {
        var parent = _nodes.Find(directory);
        if (parent < 0)
            return;
        if (whiteout.SequenceEqual(".wh..wh..opq"u8))
        {
            HideChildren(parent);
            return;
        }

        var node = _nodes.Find(parent, whiteout[".wh.".Length..]);
        if (node >= 0 && _nodes[node].Exists)
            HideLower(node);
    }

    private void HideLower(int node)
    {
        if (_nodes[node].IsDirectory)
            HideChildren(node);
        if (_nodes[node].Layer < _layer && _nodes[node].FirstChild < 0)
            Remove(node);
    }

    private void HideChildren(int directory)
    {
        if (!_nodes[directory].IsDirectory || _nodes[directory].ClearedBy == _layer)
            return;
        _nodes[directory].ClearedBy = _layer;
        for (var child = _nodes[directory].FirstChild; child >= 0;)
        {
            var next = _nodes[child].NextSibling;
            HideLower(child);
            child = next;
        }
    }

    private int Write(int node, TarEntry entry)
    {
        var linked = entry.Kind == TarKind.HardLink ? _nodes.Find(entry.LinkTarget.Span) : -1;
        var inode = linked >= 0 ? _nodes[linked].Inode : -1;
        if (inode >= 0)
            _inodes.AddLink(inode);
        else
            inode = _inodes.Add(node, _layer, entry);
        if (_nodes[node].Exists)
            RemoveAll(node);
        _nodes.Link(node);
        _nodes[node].IsDirectory = false;
        _nodes[node].Layer = _layer;
        _nodes[node].Inode = inode;
        return inode;
    }

    private int MakeDirectories(ReadOnlySpan<byte> path)
    {
        var node = NodeTable.Root;
        foreach (var part in path.Split((byte)'/'))
        {
            if (path[part].IsEmpty)
                continue;
            node = _nodes.FindOrAdd(node, path[part]);
            MakeDirectory(node);
        }

        return node;
    }

    private void MakeNamedDirectory(int node, EntryDetail? detail)
    {
        MakeDirectory(node);
        _nodes[node].Layer = _layer;
        if (detail is { } kept)
            _directoryDetails[node] = kept;
    }

    private void MakeDirectory(int node)
    {
        if (_nodes[node].Exists && _nodes[node].IsDirectory)
            return;

        if (_nodes[node].Exists)
            Remove(node);
        _nodes.Link(node);
        _nodes[node].IsDirectory = true;
        _nodes[node].Layer = _layer;
        _directoryDetails.Remove(node);
    }

    private void RemoveAll(int node)
    {
        while (_nodes[node].FirstChild >= 0)
            RemoveAll(_nodes[node].FirstChild);
        Remove(node);
    }

    private void Remove(int node)
    {
        if (_nodes[node].Inode >= 0)
            _inodes.Release(_nodes[node].Inode, _layer);
        _nodes[node].Inode = -1;
        _nodes[node].Layer = _layer;
        _nodes.Unlink(node);
    }
}
