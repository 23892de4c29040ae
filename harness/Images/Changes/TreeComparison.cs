using ImageBench.Images.Contents;
using ImageBench.Images.Tar;
using ImageBench.Images.Tree;
using ImageBench.Model.Images;

namespace ImageBench.Images.Changes;

/// <summary>
/// Walks two trees side by side, name by name, and keeps what is not the same. The time is that of sorting each directory's names.
/// </summary>
internal sealed class TreeComparison
{
    private readonly ImageSide _from;
    private readonly ImageSide _to;
    private readonly List<ChangedFile> _files = [];
    private readonly List<ChangedDirectory> _directories = [];

    private TreeComparison(ImageSide from, ImageSide to) => (_from, _to) = (from, to);

    /// <summary>Directories come after the one that they are in; those without a change are there too.</summary>
    public static (List<ChangedFile> Files, List<ChangedDirectory> Directories) Of(ImageSide from, ImageSide to)
    {
        var comparison = new TreeComparison(from, to);
        comparison.WalkAll();
        ChangedDirectory.SumUp(comparison._files, comparison._directories);
        return (comparison._files, comparison._directories);
    }

    private void WalkAll()
    {
        var root = new Place(NodeTable.Root, NodeTable.Root, -1, 0, KindRules.None, KindRules.None);
        var open = new Stack<Place>([root]);
        while (open.TryPop(out var place))
        {
            _directories.Add(new ChangedDirectory
            {
                Parent = place.Parent,
                BaseNode = place.Base,
                HeadNode = place.Head,
                Depth = place.Depth,
            });
            AddDirectory(place);
            Walk(place with { Parent = _directories.Count - 1 }, open);
        }
    }

    private void Walk(Place directory, Stack<Place> open)
    {
        var (ours, theirs) = (_from.ChildrenOf(directory.Base), _to.ChildrenOf(directory.Head));
        var below = new List<Place>();
        for (int i = 0, j = 0; i < ours.Count || j < theirs.Count;)
        {
            var order = i == ours.Count
                ? 1
                : j == theirs.Count
                ? -1
                : _from.Nodes.Name(ours[i]).SequenceCompareTo(_to.Nodes.Name(theirs[j]));
            Visit(directory, order <= 0 ? ours[i++] : -1, order >= 0 ? theirs[j++] : -1, below);
        }

        for (var i = below.Count - 1; i >= 0; i--)
            open.Push(below[i]); // The first by its name is taken next.
    }

    private void Visit(Place directory, int left, int right, List<Place> below)
    {
        var depth = directory.Depth + 1;
        var leftRule = left < 0 ? KindRules.None : _from.Rules.RuleOf(left, depth, directory.BaseRule);
        var rightRule = right < 0 ? KindRules.None : _to.Rules.RuleOf(right, depth, directory.HeadRule);
        var isLeftDirectory = left >= 0 && _from.Nodes[left].IsDirectory;
        var isRightDirectory = right >= 0 && _to.Nodes[right].IsDirectory;
        if (isLeftDirectory || isRightDirectory)
            below.Add(new Place(isLeftDirectory ? left : -1, isRightDirectory ? right : -1, directory.Parent, depth, leftRule, rightRule));
        var (leftFile, rightFile) = (isLeftDirectory ? -1 : left, isRightDirectory ? -1 : right);
        if (leftFile < 0 && rightFile < 0)
            return;
        var (leftBytes, rightBytes) = (leftFile < 0 ? 0 : _from.BytesOf(leftFile), rightFile < 0 ? 0 : _to.BytesOf(rightFile));
        var aspects = leftFile < 0 || rightFile < 0 ? ChangedAspects.None : AspectsOf(leftFile, rightFile, leftBytes != rightBytes);
        if (leftFile >= 0 && rightFile >= 0 && aspects == ChangedAspects.None)
            return;
        _files.Add(new ChangedFile(
            directory.Parent,
            leftFile,
            rightFile,
            leftBytes,
            rightBytes,
            leftFile < 0 ? ContentKind.Other : _from.ContentOf(leftFile, leftRule),
            rightFile < 0 ? ContentKind.Other : _to.ContentOf(rightFile, rightRule),
            aspects));
    }

    private ChangedAspects AspectsOf(int left, int right, bool countsOther)
    {
        var aspects = ChangedAspects.None;
        var kind = _from.KindOf(left);
        var (detail, other) = (_from.DetailOf(left), _to.DetailOf(right));
        if (kind != _to.KindOf(right))
            return ChangedAspects.Type;
        if (kind == TarKind.Symlink && !_from.TargetOf(left).SequenceEqual(_to.TargetOf(right)))
            aspects |= ChangedAspects.LinkTarget;
        if (kind != TarKind.Symlink && (_from.SizeOf(left) != _to.SizeOf(right) || detail.Digest != other.Digest))
            aspects |= ChangedAspects.Content;
        if (aspects == ChangedAspects.None && countsOther)
            aspects |= ChangedAspects.Links;
        if (kind != TarKind.Symlink && detail.Mode != other.Mode)
            aspects |= ChangedAspects.Mode;
        return (detail.Owner, detail.Group) == (other.Owner, other.Group) ? aspects : aspects | ChangedAspects.Owner;
    }

    /// <summary>
    /// A directory is told where it has another mode or owner, or where it is empty: all others are seen by what is in them.
    /// </summary>
    private void AddDirectory(Place place)
    {
        var aspects = ChangedAspects.None;
        if (place is { Base: >= 0, Head: >= 0 })
        {
            if (_from.DetailOfDirectory(place.Base) is { } detail && _to.DetailOfDirectory(place.Head) is { } other)
            {
                aspects |= detail.Mode == other.Mode ? 0 : ChangedAspects.Mode;
                aspects |= (detail.Owner, detail.Group) == (other.Owner, other.Group) ? 0 : ChangedAspects.Owner;
            }

            if (aspects == ChangedAspects.None)
                return;
        }
        else if ((place.Base < 0 ? _to.Nodes[place.Head] : _from.Nodes[place.Base]).FirstChild >= 0)
        {
            return;
        }

        _files.Add(new ChangedFile(place.Parent, place.Base, place.Head, 0, 0, ContentKind.Other, ContentKind.Other, aspects));
    }

    private readonly record struct Place(int Base, int Head, int Parent, int Depth, int BaseRule, int HeadRule);
}
