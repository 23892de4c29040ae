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
    private const double Much = 0.1;

    private readonly IReadOnlyList<ChangedFile> files;
    private readonly IReadOnlyList<ChangedDirectory> directories;
    private readonly int limit;
    private readonly bool isByCount; // Where no file has another size, each counts as one.
    private readonly List<Item> named = [];
    private readonly List<Item> small = [];

    private Explanation(IReadOnlyList<ChangedFile> files, IReadOnlyList<ChangedDirectory> directories, int limit)
    {
        (this.files, this.directories, this.limit) = (files, directories, limit);
        isByCount = directories[0].Gross == 0;
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
        named.Add(root with { Whole = root.Weight });
        SplitAll();
        while (small.Count > 0 && named.Count < limit)
        {
            // There is room: the largest of what was passed over is named, and split in its turn.
            var next = small.MaxBy(item => item.Weight)!;
            small.Remove(next);
            named.Add(next with { Whole = next.Weight });
            SplitAll();
        }
    }

    private void SplitAll()
    {
        while (named.Where(item => item.IsOpen).MaxBy(item => item.Weight) is { } item)
        {
            named.Remove(item);
            var children = ChildrenOf(item);
            var large = children.Where(child => child.Weight >= Much * item.Weight).ToList();
            if (named.Count + large.Count > limit || (!IsAlwaysSplit(item) && large.Sum(child => child.Weight) < Most * item.Whole))
            {
                named.Add(item with { IsOpen = false });
                continue;
            }

            // Down a chain of single children, each is held against the first directory: shares of shares would get lost.
            named.AddRange(large.Select(child => child with { Whole = large.Count == 1 ? item.Whole : child.Weight }));
            small.AddRange(children.Except(large));
        }
    }

    private List<LargestChange> Rows(Func<int, int, string> pathOf)
    {
        var rows = named
            .OrderByDescending(item => Math.Abs(item.Net)).ThenByDescending(item => item.Weight)
            .Select(item => new LargestChange(Path(item), item.File < 0, item.Files, new ByteSize(item.Net), new ByteSize(item.Gross)))
            .ToList();
        var rest = new LargestChange(
            "",
            true,
            directories[0].Files - named.Sum(item => item.Files),
            new ByteSize(directories[0].Net - named.Sum(item => item.Net)),
            new ByteSize(directories[0].Gross - named.Sum(item => item.Gross)));
        return (isByCount ? rest.Files : rest.Gross.Bytes) == 0 ? rows : [.. rows, rest];

        string Path(Item item) => item.File >= 0
            ? pathOf(files[item.File].BaseNode, files[item.File].HeadNode)
            : pathOf(directories[item.Directory].BaseNode, directories[item.Directory].HeadNode);
    }

    // Nearly all of an image is below these: to name them would say nothing.
    private bool IsAlwaysSplit(Item item) => item.File < 0 && directories[item.Directory].Depth == 0;

    private Item Of(int directory)
    {
        var it = directories[directory];
        return new Item(directory, -1, it.Files, it.Net, it.Gross) { Weight = isByCount ? it.Files : it.Gross };
    }

    private List<Item> ChildrenOf(Item item)
    {
        var children = new List<Item>();
        for (var i = item.Directory + 1; i < directories.Count; i++)
        {
            if (directories[i].Parent == item.Directory)
                children.Add(Of(i));
        }

        for (var i = 0; i < files.Count; i++)
        {
            var weight = files[i].Directory != item.Directory ? 0 : isByCount ? 1 : Math.Abs(files[i].Change);
            if (weight > 0)
                children.Add(new Item(-1, i, 1, files[i].Change, Math.Abs(files[i].Change)) { IsOpen = false, Weight = weight });
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
