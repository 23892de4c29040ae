using ImageBench.Images.Tar;

namespace ImageBench.Images.Tree;

/// <summary>
/// The nodes of a tree in one array, found by parent and name, so that a million files take some 80 bytes each. Nodes that exist are linked
/// to their parent; those that do not any more are still found.
/// </summary>
internal sealed class NodeTable
{
    public const int Root = 0;

    private Node[] nodes = new Node[64];
    private byte[] names = new byte[1024];
    private int[] buckets = NewBuckets(64);
    private int count = 1;
    private int namesLength;

    public NodeTable() => nodes[Root] = new Node { Parent = -1, Exists = true, IsDirectory = true, Inode = -1, FirstChild = -1 };

    public ref Node this[int node] => ref nodes[node];

    public ReadOnlySpan<byte> Name(int node) => names.AsSpan(nodes[node].NameStart, nodes[node].NameLength);

    /// <summary>The node of that name in a directory, whether it exists now or not; -1 where there never was one.</summary>
    public int Find(int parent, ReadOnlySpan<byte> name)
    {
        var node = buckets[Bucket(parent, name)];
        while (node >= 0 && (nodes[node].Parent != parent || !Name(node).SequenceEqual(name)))
            node = nodes[node].NextInBucket;
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
            if (node < 0 || !nodes[node].Exists)
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
        for (; node != Root; node = nodes[node].Parent)
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
        if (count == nodes.Length)
            Grow();
        if (namesLength + name.Length > names.Length)
            Array.Resize(ref names, Math.Max(names.Length * 2, namesLength + name.Length));
        name.CopyTo(names.AsSpan(namesLength));
        nodes[count] = new Node { Parent = parent, NameStart = namesLength, NameLength = (ushort)name.Length, Inode = -1, FirstChild = -1 };
        namesLength += name.Length;
        AddToBucket(count);
        return count++;
    }

    /// <summary>Makes a node exist: its parent knows it.</summary>
    public void Link(int node)
    {
        ref var it = ref nodes[node];
        ref var parent = ref nodes[it.Parent];
        it.Exists = true;
        it.PreviousSibling = -1;
        it.NextSibling = parent.FirstChild;
        if (it.NextSibling >= 0)
            nodes[it.NextSibling].PreviousSibling = node;
        parent.FirstChild = node;
    }

    public void Unlink(int node)
    {
        ref var it = ref nodes[node];
        it.Exists = false;
        if (it.PreviousSibling >= 0)
            nodes[it.PreviousSibling].NextSibling = it.NextSibling;
        else
            nodes[it.Parent].FirstChild = it.NextSibling;
        if (it.NextSibling >= 0)
            nodes[it.NextSibling].PreviousSibling = it.PreviousSibling;
    }

    private void Grow()
    {
        Array.Resize(ref nodes, nodes.Length * 2);
        buckets = NewBuckets(nodes.Length);
        for (var node = 1; node < count; node++)
            AddToBucket(node);
    }

    private void AddToBucket(int node)
    {
        ref var bucket = ref buckets[Bucket(nodes[node].Parent, Name(node))];
        nodes[node].NextInBucket = bucket;
        bucket = node;
    }

    /// <summary>The hash is of this process alone, so that no archive can be written to collide.</summary>
    private int Bucket(int parent, ReadOnlySpan<byte> name)
    {
        var hash = default(HashCode);
        hash.Add(parent);
        hash.AddBytes(name);
        return hash.ToHashCode() & (buckets.Length - 1);
    }

    private static int[] NewBuckets(int count)
    {
        var buckets = new int[count];
        Array.Fill(buckets, -1);
        return buckets;
    }
}
