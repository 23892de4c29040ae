using ImageBench.Images.Packages;

namespace ImageBench.Images.Changes;

/// <summary>The packages that changed from one side to the other, and to which of them a changed file belongs.</summary>
internal sealed class ChangedPackages
{
    private readonly ImageSide _from;
    private readonly ImageSide _to;
    private readonly Dictionary<int, int> _ofBase; // The change by the package's number on that side.
    private readonly Dictionary<int, int> _ofHead;

    public ChangedPackages(ImageSide from, ImageSide to)
    {
        (_from, _to) = (from, to);
        All = PackageComparison.Of(from.Owners, to.Owners);
        (_ofBase, _ofHead) = (ByNumber(change => change.BaseNumber), ByNumber(change => change.HeadNumber));
    }

    /// <summary>Largest change first.</summary>
    public IReadOnlyList<PackageChange> All { get; }

    /// <summary>The number of the change that the file belongs to on each side where it is; -1: to none.</summary>
    public int ChangeOf(ChangedFile file)
    {
        var left = file.BaseNode < 0 ? -1 : _ofBase.GetValueOrDefault(_from.OwnerOf(file.BaseNode), -1);
        var right = file.HeadNode < 0 ? -1 : _ofHead.GetValueOrDefault(_to.OwnerOf(file.HeadNode), -1);
        return file.BaseNode < 0 ? right : file.HeadNode < 0 || left == right ? left : -1;
    }

    /// <summary>By the package that a file is of: its manager and its name; an empty name stands for all files of none.</summary>
    public IReadOnlyList<FoldedChange> Fold(IReadOnlyList<ChangedFile> files) =>
        ChangeFold.By(files, file => NameOf(_from, file.BaseNode), file => NameOf(_to, file.HeadNode));

    private Dictionary<int, int> ByNumber(Func<PackageChange, int?> number) => All
        .Select((change, i) => (Number: number(change), Change: i))
        .Where(pair => pair.Number is not null)
        .ToDictionary(pair => pair.Number!.Value, pair => pair.Change);

    private static string NameOf(ImageSide side, int node) =>
        side.OwnerOf(node) is var owner and >= 0 ? $"{side.Owners.Packages[owner].Manager} {side.Owners.Packages[owner].Name}" : "";
}
