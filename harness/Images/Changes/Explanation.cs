using ImageBench.Model;

namespace ImageBench.Images.Changes;

/// <summary>
/// Names a change by few things, each the smallest that holds most of it: a directory is named until a few things in it hold nearly all of
/// what changed there, and then those are.
/// </summary>
internal sealed class Explanation
{
    /// <summary>What the things named in a directory's place must hold of its change.</summary>
    private const double Most = 0.8;

    /// <summary>What each of them holds at least.</summary>
    public const double Much = 0.1;

    private readonly IReadOnlyList<ChangedFile> _files;
    private readonly IReadOnlyList<ChangedDirectory> _directories;
    private readonly int _limit;
    private readonly bool _isByCount; // Where no file has another size, each counts as one.
    private readonly List<Item> _named = [];
    private readonly List<Item> _small = [];

    private Explanation(IReadOnlyList<ChangedFile> files, IReadOnlyList<ChangedDirectory> directories, int limit)
    {
        (_files, _directories, _limit) = (files, directories, limit);
        _isByCount = directories[0].Gross == 0;
    }

    /// <summary>
    /// At most so many, largest first, and a last one for the rest where there is any: together they are the whole change.
    /// </summary>
    public static IReadOnlyList<LargestChange> Of(
        IReadOnlyList<ChangedFile> files, IReadOnlyList<ChangedDirectory> directories, Func<int, int, string> pathOf, int limit)
    {
        if (directories[0].Files == 0)
            return [];
        var changes = new Explanation(files, directories, limit);
        changes.Name();
        return changes.Rows(pathOf);
    }

    private void Name()
    {
        var root = Of(0);
        _named.Add(root with { Whole = root.Weight });
        SplitAll();
        while (_small.Count > 0 && _named.Count < _limit)
        {
            // There is room: the largest of what was passed over is named, and split in its turn.
            var next = _small.MaxBy(item => item.Weight)!;
            _small.Remove(next);
            _named.Add(next with { Whole = next.Weight });
            SplitAll();
        }
    }

    private void SplitAll()
    {
        while (_named.Where(item => item.IsOpen).MaxBy(item => item.Weight) is { } item)
        {
            _named.Remove(item);
            var children = ChildrenOf(item);
            var large = children.Where(child => child.Weight >= Much * item.Weight).ToList();
            if (_named.Count + large.Count > _limit || (!IsAlwaysSplit(item) && large.Sum(child => child.Weight) < Most * item.Whole))
            {
                _named.Add(item with { IsOpen = false });
                continue;
            }

            // Down a chain of single children, each is held against the first directory: shares of shares would get lost.
            _named.AddRange(large.Select(child => child with { Whole = large.Count == 1 ? item.Whole : child.Weight }));
            _small.AddRange(children.Except(large));
        }
    }

    private List<LargestChange> Rows(Func<int, int, string> pathOf)
    {
        var rows = _named
            .OrderByDescending(item => Math.Abs(item.Net)).ThenByDescending(item => item.Weight)
            .Select(item => new LargestChange(Path(item), item.File < 0, item.Files, new ByteSize(item.Net), new ByteSize(item.Gross)))
            .ToList();
        var rest = new LargestChange(
            "",
            true,
            _directories[0].Files - _named.Sum(item => item.Files),
            new ByteSize(_directories[0].Net - _named.Sum(item => item.Net)),
            new ByteSize(_directories[0].Gross - _named.Sum(item => item.Gross)));
        return (_isByCount ? rest.Files : rest.Gross.Bytes) == 0 ? rows : [.. rows, rest];

        string Path(Item item) => item.File >= 0
            ? pathOf(_files[item.File].BaseNode, _files[item.File].HeadNode)
            : pathOf(_directories[item.Directory].BaseNode, _directories[item.Directory].HeadNode);
    }

    // Nearly all of an image is below these: to name them would say nothing.
    private bool IsAlwaysSplit(Item item) => item.File < 0 && _directories[item.Directory].Depth == 0;

    private Item Of(int directory)
    {
        var it = _directories[directory];
        return new Item(directory, -1, it.Files, it.Net, it.Gross) { Weight = _isByCount ? it.Files : it.Gross };
    }

    private List<Item> ChildrenOf(Item item)
    {
        var children = new List<Item>();
        for (var i = item.Directory + 1; i < _directories.Count; i++)
        {
            if (_directories[i].Parent == item.Directory)
                children.Add(Of(i));
        }

        for (var i = 0; i < _files.Count; i++)
        {
            var weight = _files[i].Directory != item.Directory ? 0 : _isByCount ? 1 : Math.Abs(_files[i].Change);
            if (weight > 0)
                children.Add(new Item(-1, i, 1, _files[i].Change, Math.Abs(_files[i].Change)) { IsOpen = false, Weight = weight });
        }

        return children.FindAll(child => child.Weight > 0);
    }

    private sealed record Item(int Directory, int File, int Files, long Net, long Gross)
    {
        public bool IsOpen { get; init; } = true;

        public long Weight { get; init; }

        /// <summary>The change of the directory in whose place it is named.</summary>
        public long Whole { get; init; }
    }
}
