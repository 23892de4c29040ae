using ImageBench.Model;

namespace ImageBench.Images.Changes;

/// <summary>
/// Sums file changes up by a key of each side: what a file had goes from the base's key, what it has comes to the head's.
/// </summary>
internal sealed class ChangeFold
{
    private readonly Dictionary<string, (long Added, long Removed, int Files)> _sums = new(StringComparer.Ordinal);

    public static IReadOnlyList<FoldedChange> By(
        IReadOnlyList<ChangedFile> files, Func<ChangedFile, string> baseKey, Func<ChangedFile, string> headKey)
    {
        var fold = new ChangeFold();
        foreach (var file in files)
            fold.Add(file, file.BaseNode < 0 ? null : baseKey(file), file.HeadNode < 0 ? null : headKey(file));
        return [.. fold._sums
            .Select(sum => new FoldedChange(sum.Key, new ByteSize(sum.Value.Added), new ByteSize(sum.Value.Removed), sum.Value.Files))
            .OrderByDescending(change => Math.Abs(change.Change.Bytes))
            .ThenByDescending(change => change.Added)
            .ThenBy(change => change.Name, StringComparer.Ordinal)];
    }

    private void Add(ChangedFile file, string? before, string? after)
    {
        if (before is not null && before == after)
        {
            Add(after, Math.Max(0, file.Change), Math.Max(0, -file.Change));
            return;
        }

        if (before is not null)
            Add(before, 0, file.BaseBytes);
        if (after is not null)
            Add(after, file.HeadBytes, 0);
    }

    private void Add(string key, long added, long removed)
    {
        var sum = _sums.GetValueOrDefault(key);
        _sums[key] = (sum.Added + added, sum.Removed + removed, sum.Files + 1);
    }
}
