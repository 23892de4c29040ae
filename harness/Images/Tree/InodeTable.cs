using System.Runtime.InteropServices;
using ImageBench.Images.Tar;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Tree;

/// <summary>
/// What holds the bytes of files and symlinks, one for all the hard links to it, and how many bytes lost their last name: waste, when a
/// later layer took it. Layers count from 1.
/// </summary>
internal sealed class InodeTable
{
    private readonly List<Inode> inodes = [];
    private readonly List<long> byLayer = [];
    private readonly List<EntryDetail> details = []; // By inode, where images are compared.
    private readonly Dictionary<int, ReadOnlyMemory<byte>> targets = [];
    private readonly Dictionary<int, (long Bytes, int Copies)> wasteByNode = []; // The node that the bytes were written under.

    /// <summary>The wasted bytes by path, most first. Sorted before the paths are made: there can be a million.</summary>
    public IReadOnlyList<WastedFile> Waste(NodeTable nodes)
    {
        var waste = wasteByNode.ToArray();
        Array.Sort(waste, (left, right) => (-left.Value.Bytes, left.Key).CompareTo((-right.Value.Bytes, right.Key)));
        return Array.ConvertAll(waste, it => new WastedFile(nodes.Path(it.Key), new ByteSize(it.Value.Bytes), it.Value.Copies));
    }

    public long WastedOf(int layer) => layer < byLayer.Count ? byLayer[layer] : 0;

    public int Count => inodes.Count;

    public ref readonly Inode this[int inode] => ref CollectionsMarshal.AsSpan(inodes)[inode];

    /// <summary>A new one with one name.</summary>
    public int Add(int node, int layer, TarEntry entry)
    {
        if (entry.Kind == TarKind.Symlink)
            targets[inodes.Count] = entry.Detail is null ? entry.LinkTarget : entry.LinkTarget.ToArray(); // Outlives its log.
        if (entry.Detail is { } detail)
            details.Add(detail);
        inodes.Add(new Inode { Node = node, Layer = layer, Links = 1, Kind = entry.Kind, IsSetuid = entry.IsSetuid, Size = entry.Size });
        return inodes.Count - 1;
    }

    /// <summary>Where a symlink leads, as it was written.</summary>
    public ReadOnlySpan<byte> TargetOf(int inode) => targets.TryGetValue(inode, out var target) ? target.Span : [];

    /// <summary>Mode, owner and digest; nothing where they were not kept.</summary>
    public EntryDetail DetailOf(int inode) => inode < details.Count ? details[inode] : default;

    public void AddLink(int inode) => CollectionsMarshal.AsSpan(inodes)[inode].Links++;

    /// <summary>Takes a name away, by that layer.</summary>
    public void Release(int inode, int layer)
    {
        ref var it = ref CollectionsMarshal.AsSpan(inodes)[inode];
        if (--it.Links > 0 || it.Layer == layer || it.Size == 0)
            return;
        it.IsWasted = true;
        ref var waste = ref CollectionsMarshal.GetValueRefOrAddDefault(wasteByNode, it.Node, out _);
        waste = (waste.Bytes + it.Size, waste.Copies + 1);
        if (byLayer.Count <= it.Layer)
            CollectionsMarshal.SetCount(byLayer, it.Layer + 1);
        byLayer[it.Layer] += it.Size;
    }

    internal struct Inode
    {
        public int Node;
        public int Layer;
        public int Links;
        public TarKind Kind;
        public bool IsSetuid;

        /// <summary>Whether a later layer took the last name, and bytes with it.</summary>
        public bool IsWasted;

        public long Size;
    }
}
