using ImageBench.Images.Changes.Settings;
using ImageBench.Images.Contents;
using ImageBench.Images.Packages;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Changes;

/// <summary>
/// What changed from one image, the base, to another, the head, exact to the byte: the changes of all files are the change of what a
/// container sees; that and the change of what nobody sees any more are the change of the unpacked size.
/// </summary>
internal sealed class ImageDifference
{
    private readonly ImageSide _from;
    private readonly ImageSide _to;
    private readonly SidePair _sides;
    private readonly List<ChangedFile> _files;
    private readonly List<ChangedDirectory> _directories;
    private ChangedPackages? _packages;

    private ImageDifference(ImageSide from, ImageSide to)
    {
        (_from, _to, _sides) = (from, to, new SidePair(from, to));
        (_files, _directories) = TreeComparison.Of(from, to);
        Layers = LayerPair.Align(Base.Layers, Head.Layers);
        SharedLayerCount = LayerPair.CountShared(Base.Layers, Head.Layers);
    }

    public ImageFacts Base => _from.Facts;

    public ImageFacts Head => _to.Facts;

    public IReadOnlyList<LayerPair> Layers { get; }

    /// <summary>How many of the first layers both have.</summary>
    public int SharedLayerCount { get; }

    public ByteSize UnpackedChange => Head.Unpacked - Base.Unpacked;

    /// <summary>Of what a container sees: the sum of all file changes.</summary>
    public ByteSize VisibleChange => new(_to.VisibleBytes - _from.VisibleBytes);

    /// <summary>Of what is in the layers and nobody sees any more.</summary>
    public ByteSize HiddenChange => UnpackedChange - VisibleChange;

    /// <summary>Null: a content size is not known.</summary>
    public ByteSize? ContentChange => Head.Content - Base.Content;

    /// <summary>What came with the parent image, of the unpacked change; null: a parent is not known.</summary>
    public ByteSize? ParentChange => HeadParentBytes - BaseParentBytes;

    /// <summary>What the Dockerfile and its files made, of the unpacked change; null: a parent is not known.</summary>
    public ByteSize? OwnChange => UnpackedChange - ParentChange;

    /// <summary>
    /// What came with the parent image, of the content change; null: a parent or one of its layers' content sizes is not known.
    /// </summary>
    public ByteSize? ParentContentChange => HeadParentContent - BaseParentContent;

    /// <summary>
    /// What of a side's unpacked and content size is its parent's; null: the parent or one of its layers' sizes is not known.
    /// </summary>
    public ByteSize? BaseParentBytes => _from.ParentBytes;

    public ByteSize? HeadParentBytes => _to.ParentBytes;

    public ByteSize? BaseParentContent => _from.ParentContent;

    public ByteSize? HeadParentContent => _to.ParentContent;

    /// <summary>
    /// Bytes that a machine which holds the base downloads to get the head: the layers above the shared ones, the config and the manifest.
    /// Null: the content size of one of them is not known.
    /// </summary>
    public ByteSize? UpdateDownload => Base.ImageId == Head.ImageId
        ? default(ByteSize)
        : Head.Layers.Take(SharedLayerCount).Aggregate(Head.Content, (rest, layer) => rest - layer.Content);

    public IReadOnlyList<ConfigChange> Config => ConfigComparison.Of(_from.Config, _to.Config);

    public IReadOnlyList<PackageChange> Packages => PackagesOfFiles.All;

    /// <summary>The databases of packages on either side that are not read: what they hold is told as files.</summary>
    public IReadOnlyList<string> UnreadPackages => [.. _from.UnreadPackages.Union(_to.UnreadPackages)];

    /// <summary>Every directory, those without a change too; each stands behind the one that it is in.</summary>
    public IReadOnlyList<ChangedDirectory> Directories => _directories;

    public IReadOnlyList<ChangedFile> ChangedFiles => _files;

    public int FileCount => _files.Count;

    /// <summary>
    /// Two images as <c>Images/Archives</c> reads them to be compared. The counts are of the parents' layers; null: not known. Without one,
    /// <paramref name="sameParentLayers"/> count as a parent's that both were made from, which may have fewer: its count remains unknown.
    /// </summary>
    public static ImageDifference Between(
        ImageTree from, ImageTree to, int? baseParentLayers = null, int? headParentLayers = null, int? sameParentLayers = null) =>
        new(new ImageSide(from, baseParentLayers ?? sameParentLayers), new ImageSide(to, headParentLayers ?? sameParentLayers))
        {
            BaseParentLayerCount = baseParentLayers,
            HeadParentLayerCount = headParentLayers,
        };

    public int Count(FileChangeKind kind) => _files.Count(file => file.Kind == kind);

    /// <summary>Null: not known.</summary>
    public int? BaseParentLayerCount { get; private init; }

    public int? HeadParentLayerCount { get; private init; }

    /// <summary>
    /// Every changed file, the largest change first and equal ones by directory; made one by one, since there can be a million.
    /// </summary>
    public IEnumerable<FileChange> Files() => _files.OrderByDescending(file => Math.Abs(file.Change)).Select(_sides.Told);

    /// <summary>
    /// What holds most of the change: all that the parent brought as one, packages of another version, and of the rest the directories and
    /// files of an <see cref="Explanation"/>.
    /// </summary>
    public IReadOnlyList<LargestChange> Largest(int limit)
    {
        var isKnown = OwnChange is not null;
        var apart = new NamedApart(_files, file => isKnown && _sides.IsParents(file), PackagesOfFiles.ChangeOf, _directories[0].Gross);
        var rows = apart.Rows(Packages, limit - 2);
        if (rows.Count == 0)
            return Explanation.Of(_files, _directories, PathOf, limit);
        var rest = Explanation.Of(apart.Rest, ChangedDirectory.Of(apart.Rest, _directories), PathOf, limit - rows.Count);
        return [.. rows.Concat(rest).OrderBy(row => row is { Path: "", Package: null, IsParents: false })
            .ThenByDescending(row => Math.Abs(row.Change.Bytes)).ThenByDescending(row => row.Gross)];
    }

    public IReadOnlyList<FoldedChange> ByDirectory() => ChangeFold.By(_files, TopOf, TopOf);

    public IReadOnlyList<FoldedChange> ByKind() => ChangeFold.By(_files, file => file.BaseKind.Word(), file => file.HeadKind.Word());

    /// <summary>By the package that a file is of: its manager and its name; an empty name stands for all files of none.</summary>
    public IReadOnlyList<FoldedChange> ByPackage() => PackagesOfFiles.Fold(_files);

    /// <summary>By the instruction that brought the file on either side.</summary>
    public IReadOnlyList<FoldedChange> ByInstruction() => ChangeFold.By(
        _files,
        file => Base.Layers[_from.LayerOf(file.BaseNode) - 1].Instruction,
        file => Head.Layers[_to.LayerOf(file.HeadNode) - 1].Instruction);

    public string PathOf(int baseNode, int headNode) => _sides.PathOf(baseNode, headNode);

    private ChangedPackages PackagesOfFiles => _packages ??= new ChangedPackages(_from, _to);

    // Nearly all of a distribution is below /usr and /var: there the directories one further down tell more.
    private string TopOf(ChangedFile file)
    {
        var at = file.Directory;
        while (at > 0 && _directories[at].Depth > 2)
            at = _directories[at].Parent;
        if (at < 0)
            return "/";
        var path = PathOf(_directories[at].BaseNode, _directories[at].HeadNode);
        var isDeep = path.StartsWith("/usr/", StringComparison.Ordinal) || path.StartsWith("/var/", StringComparison.Ordinal);
        return _directories[at].Depth < 2 || isDeep ? path : path[..path.IndexOf('/', 1)];
    }
}
