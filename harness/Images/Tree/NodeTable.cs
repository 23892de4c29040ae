using ImageBench.Images.Tar;

namespace ImageBench.Images.Tree;

/// <summary>
/// The nodes of a tree in one array, found by parent and name, so that a million files take some 80 bytes each. Nodes that exist are linked
/// to their parent; those that do not any more are still found.
/// </summary>
internal sealed class NodeTable
{
    public const int Root = 0;

    private Node[] _nodes = new Node[64];
    private byte[] _names = new byte[1024];
    private int[] _buckets = NewBuckets(64);
    private int _count = 1;
    private int _namesLength;

    public NodeTable() => _nodes[Root] = new Node { Parent = -1, Exists = true, IsDirectory = true, Inode = -1, FirstChild = -1 };

    /// <summary>How many there are, whether they exist now or not; a node stands behind its parent.</summary>
    public int Count => _count;

    /// <summary>
    /// How many there may be. A path of one-letter folders makes two thousand of them from four kilobytes, which a layer packs into next
    /// to nothing: without a bound a small archive asks for all memory there is.
    /// </summary>
    public int Most { get; init; } = 16 * 1024 * 1024;

    public ref Node this[int node] => ref _nodes[node];

    public ReadOnlySpan<byte> Name(int node) => _names.AsSpan(_nodes[node].NameStart, _nodes[node].NameLength);

    /// <summary>The node of that name in a directory, whether it exists now or not; -1 where there never was one.</summary>
    public int Find(int parent, ReadOnlySpan<byte> name)
    {
        var node = _buckets[Bucket(parent, name)];
        while (node >= 0 && (_nodes[node].Parent != parent || !Name(node).SequenceEqual(name)))
            node = _nodes[node].NextInBucket;
        return node;
    }

    /// <summary>What exists at a path from the root, or -1.</summary>
    public int Find(ReadOnlySpan<byte> path)
    {
        var node = Root;
        foreach (var part in path.Split((byte)'/'))
        {
            if (path[part].IsEmpty)
                continue;
            node = Find(node, path[part]);
            if (node < 0 || !_nodes[node].Exists)
                return -1;
        }

        return node;
    }

    /// <summary>Whether the path that another table has is known here too, though nothing may be there any more.</summary>
    public bool HasKnown(NodeTable other, int node)
    {
        var path = new Stack<int>();
        for (; node > Root; node = other[node].Parent)
            path.Push(node);
        var here = Root;
        while (here >= 0 && path.TryPop(out var next))
            here = Find(here, other.Name(next));
        return here >= 0;
    }

    /// <summary>The path of a node as text, from "/" on.</summary>
    public string Path(int node)
    {
        Span<byte> buffer = stackalloc byte[TarName.PathLimit + 1];
        var start = buffer.Length;
        for (; node != Root; node = _nodes[node].Parent)
        {
            var name = Name(node);
            name.CopyTo(buffer[(start - name.Length)..]);
            start -= name.Length + 1;
            buffer[start] = (byte)'/';
        }

        return TarName.Text(buffer[start..]);
    }

    /// <summary>The node of that name in a directory; a new one does not exist yet.</summary>
    public int FindOrAdd(int parent, ReadOnlySpan<byte> name)
    {
        var found = Find(parent, name);
        if (found >= 0)
            return found;
        if (_count >= Most)
            throw new InvalidDataException("it holds more files and folders than an image has");
        if (_count == _nodes.Length)
            Grow();
        if (_namesLength + name.Length > _names.Length)
            Array.Resize(ref _names, Math.Max(_names.Length * 2, _namesLength + name.Length));
        name.CopyTo(_names.AsSpan(_namesLength));
        _nodes[_count] = new Node
        {
            Parent = parent,
            NameStart = _namesLength,
            NameLength = (ushort)name.Length,
            Inode = -1,
            FirstChild = -1,
        };
        _namesLength += name.Length;
        AddToBucket(_count);
        return _count++;
    }

    /// <summary>Makes a node exist: its parent knows it.</summary>
    public void Link(int node)
    {
        ref var it = ref _nodes[node];
        ref var parent = ref _nodes[it.Parent];
        it.Exists = true;
        it.PreviousSibling = -1;
        it.NextSibling = parent.FirstChild;
        if (it.NextSibling >= 0)
            _nodes[it.NextSibling].PreviousSibling = node;
        parent.FirstChild = node;
    }

    public void Unlink(int node)
    {
        ref var it = ref _nodes[node];
        it.Exists = false;
        if (it.PreviousSibling >= 0)
            _nodes[it.PreviousSibling].NextSibling = it.NextSibling;
        else
            _nodes[it.Parent].FirstChild = it.NextSibling;
        if (it.NextSibling >= 0)
            _nodes[it.NextSibling].PreviousSibling = it.PreviousSibling;
    }

    private void Grow()
    {
        Array.Resize(ref _nodes, _nodes.Length * 2);
        _buckets = NewBuckets(_nodes.Length);
        for (var node = 1; node < _count; node++)
            AddToBucket(node);
    }

    private void AddToBucket(int node)
    {
        ref var bucket = ref _buckets[Bucket(_nodes[node].Parent, Name(node))];
        _nodes[node].NextInBucket = bucket;
        bucket = node;
    }

    /// <summary>The hash is of this process alone, so that no archive can be written to collide.</summary>
    private int Bucket(int parent, ReadOnlySpan<byte> name)
    {
        var hash = default(HashCode);
        hash.Add(parent);
        hash.AddBytes(name);
        return hash.ToHashCode() & (_buckets.Length - 1);
    }

    private static int[] NewBuckets(int count)
    {
        var buckets = new int[count];
        Array.Fill(buckets, -1);
        return buckets;
    }
}
