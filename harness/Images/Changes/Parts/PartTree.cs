namespace ImageBench.Images.Changes.Parts;

/// <summary>Takes a change apart, from the root down, as far as it can be seen in a picture.</summary>
internal sealed class PartTree
{
    private readonly ImageDifference _difference;
    private readonly ILookup<int, int> _directories; // Large ones, by the one that they are in.
    private readonly ILookup<int, int> _files;

    private PartTree(ImageDifference difference, double leastShare)
    {
        _difference = difference;
        var least = Math.Max(1, leastShare * difference.Directories[0].Gross);
        _directories = Enumerable.Range(1, difference.Directories.Count - 1)
            .Where(i => difference.Directories[i].Gross >= least)
            .ToLookup(i => difference.Directories[i].Parent);
        _files = Enumerable.Range(0, difference.ChangedFiles.Count)
            .Where(i => Math.Abs(difference.ChangedFiles[i].Change) >= least)
            .ToLookup(i => difference.ChangedFiles[i].Directory);
    }

    /// <summary>
    /// The root, so many directories deep, of parts that hold at least that share of the whole change; none where no size changed.
    /// </summary>
    public static ChangePart? Of(ImageDifference difference, int depth, double leastShare) =>
        difference.FileCount == 0 || difference.Directories[0].Gross == 0 ? null : new PartTree(difference, leastShare).Make(0, depth);

    private ChangePart Make(int directory, int depth)
    {
        var it = _difference.Directories[directory];
        IEnumerable<ChangePart> parts = depth == 0 ? [] : _directories[directory].Select(below => Make(below, depth - 1))
            .Concat(_files[directory].Select(MakeFile))
            .OrderByDescending(part => part.Gross).ThenBy(part => part.Path, StringComparer.Ordinal);
        return new ChangePart(_difference.PathOf(it.BaseNode, it.HeadNode), true, it.Files, it.Net, it.Gross, [.. parts]);
    }

    private ChangePart MakeFile(int file)
    {
        var it = _difference.ChangedFiles[file];
        return new ChangePart(_difference.PathOf(it.BaseNode, it.HeadNode), false, 1, it.Change, Math.Abs(it.Change), []);
    }
}
