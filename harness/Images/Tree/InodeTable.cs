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
    private readonly List<Inode> _inodes = [];
    private readonly List<long> _byLayer = [];
    private readonly List<EntryDetail> _details = []; // By inode, where images are compared.
    private readonly Dictionary<int, ReadOnlyMemory<byte>> _targets = [];
    private readonly Dictionary<int, (long Bytes, int Copies)> _wasteByNode = []; // The node that the bytes were written under.

    /// <summary>The wasted bytes by path, most first. Sorted before the paths are made: there can be a million.</summary>
    public IReadOnlyList<WastedFile> Waste(NodeTable nodes)
    {
        var waste = _wasteByNode.ToArray();
        Array.Sort(waste, (left, right) => (-left.Value.Bytes, left.Key).CompareTo((-right.Value.Bytes, right.Key)));
        return Array.ConvertAll(waste, it => new WastedFile(nodes.Path(it.Key), new ByteSize(it.Value.Bytes), it.Value.Copies));
    }

    public long WastedOf(int layer) => layer < _byLayer.Count ? _byLayer[layer] : 0;

    public int Count => _inodes.Count;

    public ref readonly Inode this[int inode] => ref CollectionsMarshal.AsSpan(_inodes)[inode];

    /// <summary>A new one with one name.</summary>
    public int Add(int node, int layer, TarEntry entry)
    {
        if (entry.Kind == TarKind.Symlink)
            _targets[_inodes.Count] = entry.Detail is null ? entry.LinkTarget : entry.LinkTarget.ToArray(); // Outlives its log.
        if (entry.Detail is { } detail)
            _details.Add(detail);
        _inodes.Add(new Inode { Node = node, Layer = layer, Links = 1, Kind = entry.Kind, IsSetuid = entry.IsSetuid, Size = entry.Size });
        return _inodes.Count - 1;
    }

    /// <summary>Where a symlink leads, as it was written.</summary>
    public ReadOnlySpan<byte> TargetOf(int inode) => _targets.TryGetValue(inode, out var target) ? target.Span : [];

    /// <summary>Mode, owner and digest; nothing where they were not kept.</summary>
    public EntryDetail DetailOf(int inode) => inode < _details.Count ? _details[inode] : default;

    public void AddLink(int inode) => CollectionsMarshal.AsSpan(_inodes)[inode].Links++;

    /// <summary>Takes a name away, by that layer.</summary>
    public void Release(int inode, int layer)
    {
        ref var it = ref CollectionsMarshal.AsSpan(_inodes)[inode];
        if (--it.Links > 0 || it.Layer == layer || it.Size == 0)
            return;
        it.IsWasted = true;
        ref var waste = ref CollectionsMarshal.GetValueRefOrAddDefault(_wasteByNode, it.Node, out _);
        waste = (waste.Bytes + it.Size, waste.Copies + 1);
        if (_byLayer.Count <= it.Layer)
            CollectionsMarshal.SetCount(_byLayer, it.Layer + 1);
        _byLayer[it.Layer] += it.Size;
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
