using System.Collections;
using System.Runtime.InteropServices;
using ImageBench.Images.Packages;
using ImageBench.Images.Tree;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Contents;

/// <summary>Sums up the files of a merged tree, each node visited once; only the sums are kept.</summary>
internal sealed class SurvivingFiles
{
    private readonly NodeTable _nodes;
    private readonly InodeTable _inodes;
    private readonly KindRules _rules;
    private readonly IReadOnlySet<int> _program;
    private readonly BitArray _seen;
    private readonly Dictionary<(int Directory, ContentKind Kind), (long Bytes, int Files)> _sums = [];
    private readonly PriorityQueue<(int Node, ContentKind Kind), long> _largest = new();
    private readonly byte[] _kinds;
    private int _setuid;

    private SurvivingFiles(MergedTree tree, KindRules rules, IReadOnlySet<int> program)
    {
        (_nodes, _inodes, _rules, _program) = (tree.Nodes, tree.Inodes, rules, program);
        _seen = new BitArray(_inodes.Count);
        _kinds = new byte[_inodes.Count];
        AddAll();
    }

    /// <summary>The facts with what the tree of all layers tells. Layers are oldest first.</summary>
    public static ImageFacts AddTo(ImageFacts facts, MergedTree tree, IReadOnlyList<LayerContent> layers, ImageConfig.RunConfig? config)
    {
        var paths = new TreePaths(tree);
        var start = new StartCommand(config);
        var files = new SurvivingFiles(tree, new KindRules(tree.Nodes, config), start.FilesIn(paths));
        return facts with
        {
            Contents = new ImageContents(files.Parts(), files.Largest()) { Map = new FoldedMap(tree, files._kinds).Parts() },
            SetuidCount = files._setuid,
            PackageCount = PackageDatabase.CountIn(tree, layers),
            HasShell = start.HasShell(paths),
            Equipment = EquipmentSearch.In(paths, config),
        };
    }

    // Without recursion: a tree can be some thousand directories deep.
    private void AddAll()
    {
        var open = new Stack<(int Directory, int Depth, int Rule, int Top)>([(NodeTable.Root, 0, KindRules.None, NodeTable.Root)]);
        while (open.TryPop(out var at))
        {
            for (var child = _nodes[at.Directory].FirstChild; child >= 0; child = _nodes[child].NextSibling)
            {
                var rule = _rules.RuleOf(child, at.Depth + 1, at.Rule);
                if (_nodes[child].IsDirectory)
                    open.Push((child, at.Depth + 1, rule, IsTop(child, at.Depth + 1) ? child : at.Top));
                else
                    Add(child, _nodes[child].Inode, rule, at.Top);
            }
        }
    }

    // Nearly all of a distribution is below /usr and /var: there the directories one further down tell more.
    private bool IsTop(int directory, int depth) =>
        depth == 1
            || (depth == 2
                && (_nodes.Name(_nodes[directory].Parent).SequenceEqual("usr"u8)
                    || _nodes.Name(_nodes[directory].Parent).SequenceEqual("var"u8)));

    private void Add(int node, int inode, int rule, int top)
    {
        if (_seen[inode])
            return;
        _seen[inode] = true;
        var size = _inodes[inode].Size;
        var kind = _program.Contains(inode) ? ContentKind.Program : _rules.KindOf(rule);
        _kinds[inode] = (byte)kind;
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, (top, kind), out _);
        sum = (sum.Bytes + size, sum.Files + 1);
        _setuid += _inodes[inode].IsSetuid ? 1 : 0;
        if (size == 0)
            return;
        if (_largest.Count < ImageContents.LargestLimit)
            _largest.Enqueue((node, kind), size);
        else
            _largest.EnqueueDequeue((node, kind), size);
    }

    private List<LargeFile> Largest() =>
        [.. _largest.UnorderedItems
            .Select(item => new LargeFile(_nodes.Path(item.Element.Node), item.Element.Kind, new ByteSize(item.Priority)))
            .OrderByDescending(file => file.Unpacked)
            .ThenBy(file => file.Path, StringComparer.Ordinal)];

    private List<ContentPart> Parts()
    {
        var sorted = _sums.OrderByDescending(sum => sum.Value.Bytes).ToList();
        var rest = sorted.Skip(ImageContents.PartLimit)
            .GroupBy(sum => sum.Key.Kind)
            .Select(group =>
                new ContentPart(group.Key, "", new ByteSize(group.Sum(sum => sum.Value.Bytes)), group.Sum(sum => sum.Value.Files)));
        return [.. sorted.Take(ImageContents.PartLimit)
            .Select(sum =>
                new ContentPart(
                    sum.Key.Kind,
                    sum.Key.Directory == NodeTable.Root ? "/" : _nodes.Path(sum.Key.Directory),
                    new ByteSize(sum.Value.Bytes),
                    sum.Value.Files))
            .Concat(rest)
            .OrderByDescending(part => part.Unpacked)
            .ThenBy(part => part.Directory, StringComparer.Ordinal)
            .ThenBy(part => part.Kind)];
    }
}
