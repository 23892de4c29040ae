using System.Collections;
using System.Runtime.InteropServices;
using ImageBench.Images.Tree;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Contents;

/// <summary>
/// Where the bytes of an image are, in a bounded number of parts, however many files it has: large folders are opened, the largest files
/// of the image and of each layer stand alone, and what is left of a folder is one.
/// </summary>
internal sealed class FoldedMap
{
    /// <summary>How many parts there are at most, but for the rest of the root, which has one for each kind and layer.</summary>
    public const int MostParts = 1_000;

    // Opened folders and files by themselves; of one folder at most so many; none below this share of the image.
    private const int MostBoxes = 400;
    private const int MostOfFolder = 40;
    private const int LeastShare = 4_000;

    // The largest files of each layer, by which a line of a Dockerfile is told; of all layers together.
    private const int FilesOfLayer = 8;
    private const int FilesOfLayers = 400;

    private readonly NodeTable _nodes;
    private readonly InodeTable _inodes;
    private readonly byte[] _kinds;
    private readonly BitArray _counted;
    private readonly long[] _bytes;

    /// <summary><paramref name="kinds"/> are those of the inodes.</summary>
    public FoldedMap(MergedTree tree, byte[] kinds)
    {
        (_nodes, _inodes, _kinds) = (tree.Nodes, tree.Inodes, kinds);
        _counted = new BitArray(_nodes.Count);
        _bytes = new long[_nodes.Count];
        CountEachInodeOnce();
        // A node stands behind its folder in the table.
        for (var node = _nodes.Count - 1; node > NodeTable.Root; node--)
            _bytes[_nodes[node].Parent] += _bytes[node];
    }

    /// <summary>The most bytes first.</summary>
    public IReadOnlyList<FoldedFiles> Parts()
    {
        var boxes = Boxes();
        var sums = new Dictionary<(int Box, int Layer, byte Kind), (long Bytes, int Files)>();
        var boxOf = new int[_nodes.Count];
        for (var node = NodeTable.Root + 1; node < boxOf.Length; node++)
        {
            boxOf[node] = boxes.Contains(node) ? node : boxOf[_nodes[node].Parent];
            if (_counted[node])
                Add(sums, (boxOf[node], _inodes[_nodes[node].Inode].Layer, _kinds[_nodes[node].Inode]), _bytes[node], 1);
        }

        var sorted = sums.OrderByDescending(sum => sum.Value.Bytes).ThenBy(sum => sum.Key).ToList();
        var shown = sorted.Take(MostParts).ToDictionary();
        foreach (var (key, sum) in sorted.Skip(MostParts))
            Add(shown, (NodeTable.Root, key.Layer, key.Kind), sum.Bytes, sum.Files);
        return
        [
            .. shown.Select(sum => Part(sum.Key.Box, sum.Key.Layer, (ContentKind)sum.Key.Kind, sum.Value.Bytes, sum.Value.Files))
                .OrderByDescending(part => part.Unpacked)
                .ThenBy(part => part.Path, StringComparer.Ordinal)
                .ThenBy(part => part.LayerPosition)
                .ThenBy(part => part.Kind),
        ];
    }

    private static void Add<T>(Dictionary<T, (long Bytes, int Files)> sums, T key, long bytes, int files) where T : notnull
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _);
        sum = (sum.Bytes + bytes, sum.Files + files);
    }

    private FoldedFiles Part(int box, int layer, ContentKind kind, long bytes, int files) => new(
        box == NodeTable.Root ? "/" : _nodes.Path(box), !_nodes[box].IsDirectory, layer, kind, new ByteSize(bytes), files);

    // A file with several names lies where the first of them is.
    private void CountEachInodeOnce()
    {
        var seen = new BitArray(_inodes.Count);
        for (var node = NodeTable.Root + 1; node < _nodes.Count; node++)
        {
            ref readonly var it = ref _nodes[node];
            if (!it.Exists || it.IsDirectory || it.Inode < 0 || seen[it.Inode])
                continue;
            seen[it.Inode] = _counted[node] = true;
            _bytes[node] = _inodes[it.Inode].Size;
        }
    }

    /// <summary>The folders and files that have a place of their own: the largest folder is opened first.</summary>
    private HashSet<int> Boxes()
    {
        var boxes = new HashSet<int>();
        var least = Math.Max(1, _bytes[NodeTable.Root] / LeastShare);
        var open = new PriorityQueue<int, long>([(NodeTable.Root, 0)]);
        while (boxes.Count < MostBoxes && open.TryDequeue(out var folder, out _))
        {
            foreach (var child in Largest(Children(folder).Where(child => _bytes[child] >= least), MostOfFolder))
            {
                boxes.Add(child);
                if (_nodes[child].IsDirectory)
                    open.Enqueue(child, -_bytes[child]);
            }
        }

        boxes.UnionWith(LargestOfLayers());
        return boxes;
    }

    private IEnumerable<int> Children(int folder)
    {
        for (var child = _nodes[folder].FirstChild; child >= 0; child = _nodes[child].NextSibling)
            yield return child;
    }

    private List<int> LargestOfLayers()
    {
        var largest = new SortedDictionary<int, PriorityQueue<int, (long Bytes, int Node)>>();
        for (var node = NodeTable.Root + 1; node < _nodes.Count; node++)
        {
            if (!_counted[node] || _bytes[node] == 0)
                continue;
            var layer = _inodes[_nodes[node].Inode].Layer;
            if (!largest.TryGetValue(layer, out var files))
                largest[layer] = files = new PriorityQueue<int, (long Bytes, int Node)>();
            Keep(files, node, FilesOfLayer);
        }

        var each = largest.Count == 0 ? 0 : Math.Clamp(FilesOfLayers / largest.Count, 1, FilesOfLayer);
        return [.. largest.Values.SelectMany(files => Sorted(files).Take(each)).Take(MostParts / 2)];
    }

    private List<int> Largest(IEnumerable<int> nodes, int most)
    {
        var largest = new PriorityQueue<int, (long Bytes, int Node)>();
        foreach (var node in nodes)
            Keep(largest, node, most);
        return Sorted(largest);
    }

    private void Keep(PriorityQueue<int, (long Bytes, int Node)> largest, int node, int most)
    {
        if (largest.Count < most)
            largest.Enqueue(node, (_bytes[node], -node));
        else
            largest.EnqueueDequeue(node, (_bytes[node], -node));
    }

    private static List<int> Sorted(PriorityQueue<int, (long Bytes, int Node)> largest) =>
        [.. largest.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element)];
}
