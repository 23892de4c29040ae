using ImageBench.Images.Contents;
using ImageBench.Images.Packages;
using ImageBench.Images.Tar;
using ImageBench.Images.Tree;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Changes;

/// <summary>One side of a comparison: the tree, which name of a file has its bytes, and what each file is there for.</summary>
internal sealed class ImageSide
{
    private readonly ImageTree _image;
    private readonly IReadOnlySet<int> _program;
    private PackageOwners? _owners;
    private readonly Dictionary<int, int> _nameOfInode = []; // Of files with several hard links, the first by its path.

    /// <summary><paramref name="parentLayerCount"/>: how many of the first layers are the parent image's; null: not known.</summary>
    public ImageSide(ImageTree image, int? parentLayerCount)
    {
        _image = image;
        ParentLayerCount = parentLayerCount;
        Rules = new KindRules(image.Tree.Nodes, image.Config.Config);
        _program = new StartCommand(image.Config.Config).FilesIn(new TreePaths(image.Tree));
        CountAll();
    }

    public ImageFacts Facts => _image.Facts;

    public ImageConfig Config => _image.Config;

    public IReadOnlyList<string> UnreadPackages => _image.UnreadPackages;

    /// <summary>Whose package each file is; made when it is asked for.</summary>
    public PackageOwners Owners => _owners ??= new PackageOwners(_image.Tree, _image.Packages, _image.Lists);

    /// <summary>The package that the file at a node is of, by its number among the owners; -1: of none.</summary>
    public int OwnerOf(int node) => Nodes[node].IsDirectory ? -1 : Owners.OwnerOf(Nodes[node].Inode);

    public NodeTable Nodes => _image.Tree.Nodes;

    public KindRules Rules { get; }

    public int? ParentLayerCount { get; }

    /// <summary>What of the unpacked size is the parent's; null: the parent is not known.</summary>
    public ByteSize? ParentBytes =>
        ParentLayerCount is { } count ? new ByteSize(Facts.Layers.Take(count).Sum(layer => layer.Unpacked.Bytes)) : null;

    /// <summary>What of the content size is the parent's; null: the parent or one of its layers' sizes is not known.</summary>
    public ByteSize? ParentContent => ParentLayerCount is { } count
        ? Facts.Layers.Take(count).Aggregate((ByteSize?)default(ByteSize), (sum, layer) => sum + layer.Content)
        : null;

    /// <summary>Bytes that a container sees.</summary>
    public long VisibleBytes { get; private set; }

    public bool IsParents(int layer) => layer <= ParentLayerCount;

    public EntryDetail DetailOf(int node) => _image.Tree.Inodes.DetailOf(Nodes[node].Inode);

    public EntryDetail? DetailOfDirectory(int node) => _image.Tree.DetailOf(node);

    public TarKind KindOf(int node) => _image.Tree.Inodes[Nodes[node].Inode].Kind;

    public ReadOnlySpan<byte> TargetOf(int node) => _image.Tree.Inodes.TargetOf(Nodes[node].Inode);

    public long SizeOf(int node) => _image.Tree.Inodes[Nodes[node].Inode].Size;

    public ContentKind ContentOf(int node, int rule) => _program.Contains(Nodes[node].Inode) ? ContentKind.Program : Rules.KindOf(rule);

    /// <summary>The layer that brought what is at a path; of a directory, the last that named it.</summary>
    public int LayerOf(int node) => Nodes[node].Inode is var inode and >= 0 ? _image.Tree.Inodes[inode].Layer : Nodes[node].Layer;

    /// <summary>What the name counts for: the file's bytes, or nothing where they are counted by another name.</summary>
    public long BytesOf(int node)
    {
        var inode = Nodes[node].Inode;
        return _image.Tree.Inodes[inode].Links == 1 || _nameOfInode[inode] == node ? _image.Tree.Inodes[inode].Size : 0;
    }

    /// <summary>What exists in a directory, by name.</summary>
    public List<int> ChildrenOf(int directory)
    {
        var children = new List<int>();
        if (directory < 0)
            return children;
        for (var child = Nodes[directory].FirstChild; child >= 0; child = Nodes[child].NextSibling)
            children.Add(child);
        children.Sort((left, right) => Nodes.Name(left).SequenceCompareTo(Nodes.Name(right)));
        return children;
    }

    private void CountAll()
    {
        var firstPath = new Dictionary<int, string>();
        var open = new Stack<int>([NodeTable.Root]);
        while (open.TryPop(out var directory))
        {
            for (var child = Nodes[directory].FirstChild; child >= 0; child = Nodes[child].NextSibling)
            {
                if (Nodes[child].IsDirectory)
                    open.Push(child);
                else
                    Count(child, firstPath);
            }
        }
    }

    private void Count(int node, Dictionary<int, string> firstPath)
    {
        var inode = Nodes[node].Inode;
        if (_image.Tree.Inodes[inode].Links == 1)
        {
            VisibleBytes += _image.Tree.Inodes[inode].Size;
            return;
        }

        var path = Nodes.Path(node);
        if (!firstPath.TryGetValue(inode, out var first))
            VisibleBytes += _image.Tree.Inodes[inode].Size;
        else if (string.CompareOrdinal(first, path) < 0)
            return;
        firstPath[inode] = path;
        _nameOfInode[inode] = node;
    }
}
