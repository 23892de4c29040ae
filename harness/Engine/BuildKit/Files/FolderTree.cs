using ImageBench.Running.Ports.Contexts;

namespace ImageBench.Engine.BuildKit.Files;

/// <summary>
/// The things of a folder in the builder's order, found by their paths and by the folder that they lie in ("" is the folder itself).
/// Nothing is kept beside them: a context can have very many, and that order is enough to find them.
/// </summary>
internal sealed class FolderTree
{
    private readonly ContextItem[] _items;

    private FolderTree(ContextItem[] sorted) => _items = sorted;

    public IReadOnlyList<ContextItem> All => _items;

    public static FolderTree Of(IEnumerable<ContextItem> items)
    {
        ContextItem[] sorted = [.. items];
        Array.Sort(sorted, (left, right) => SyncOrder.Compare(left.Path, right.Path));
        return new FolderTree(sorted);
    }

    public static string FolderOf(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];

    /// <summary>The same without what the ignore file leaves out.</summary>
    public FolderTree Kept() =>
        Array.Exists(_items, item => item.IsIgnored) ? new FolderTree(Array.FindAll(_items, item => !item.IsIgnored)) : this;

    public ContextItem? Find(string path) => PlaceOf(path) is >= 0 and var place ? _items[place] : null;

    public IEnumerable<string> NamesIn(string folder)
    {
        var start = folder.Length == 0 ? "" : folder + "/";
        for (var place = FirstIn(folder); place < _items.Length; place++)
        {
            var path = _items[place].Path;
            if (!path.StartsWith(start, StringComparison.Ordinal))
                yield break;
            if (path.IndexOf('/', start.Length) < 0)
                yield return path[start.Length..];
        }
    }

    /// <summary>The folders in a folder, at any depth.</summary>
    public IEnumerable<string> FoldersBelow(string folder)
    {
        var start = folder.Length == 0 ? "" : folder + "/";
        for (var place = FirstIn(folder); place < _items.Length && _items[place].Path.StartsWith(start, StringComparison.Ordinal); place++)
        {
            if (_items[place].Kind == ContextItemKind.Directory)
                yield return _items[place].Path;
        }
    }

    private int FirstIn(string folder)
    {
        var place = PlaceOf(folder);
        return place >= 0 ? place + 1 : ~place;
    }

    /// <summary>Where it stands; where it is not there the complement of where it would.</summary>
    private int PlaceOf(string path)
    {
        var (low, high) = (0, _items.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = SyncOrder.Compare(_items[middle].Path, path);
            if (order == 0)
                return middle;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}
