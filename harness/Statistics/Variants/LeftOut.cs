using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Statistics.Variants;

/// <summary>
/// Where the bytes went that a variant's image has less than the baseline's. <c>Kinds</c> and <c>Directories</c> hold what either has, the
/// most saved first; what is missing in <c>Whole</c> when a kind is added up is <c>Wasted</c> (null: not known).
/// </summary>
internal sealed record LeftOut(
    BytesKept Whole,
    BytesKept? Wasted,
    IReadOnlyList<KeyValuePair<ContentKind, BytesKept>> Kinds,
    IReadOnlyList<KeyValuePair<string, BytesKept>> Directories,
    IReadOnlyList<LargeFile> Files)
{
    /// <summary>Percent of the saved bytes that have a name: a kind that is not "other", or waste. Null: nothing was saved.</summary>
    public double? NamedPercent
    {
        get
        {
            if (Whole.Saved.Bytes <= 0)
                return null;
            var kinds = ByteSize.Total(Kinds.Where(kind => kind.Key != ContentKind.Other).Select(kind => kind.Value.Saved));
            var named = (double)kinds.Bytes + (Wasted?.Saved.Bytes ?? 0);
            return Math.Clamp(100.0 * named / Whole.Saved.Bytes, 0, 100);
        }
    }

    /// <summary>Compares two images; null where the contents of one are not known.</summary>
    public static LeftOut? Between(ImageSummary baseline, ImageContents? of, ImageSummary variant, ImageContents? against)
    {
        if (of is null || against is null)
            return null;
        var wasted = baseline.Wasted is { } its && variant.Wasted is { } other ? new BytesKept(its, other) : null;
        return new LeftOut(
            new BytesKept(baseline.Unpacked, variant.Unpacked),
            wasted,
            Compare(of, against, part => part.Kind),
            Compare(of, against, part => part.Directory),
            OnlyIn(of, against));
    }

    private static List<KeyValuePair<T, BytesKept>> Compare<T>(
        ImageContents baseline, ImageContents variant, Func<ContentPart, T> key) where T : notnull
    {
        var (ours, theirs) = (Sums(baseline, key), Sums(variant, key));
        return [.. ours.Keys.Union(theirs.Keys)
            .Select(it => KeyValuePair.Create(it, new BytesKept(ours.GetValueOrDefault(it), theirs.GetValueOrDefault(it))))
            .OrderByDescending(pair => pair.Value.Saved)
            .ThenBy(pair => pair.Key)];
    }

    private static Dictionary<T, ByteSize> Sums<T>(ImageContents contents, Func<ContentPart, T> key) where T : notnull =>
        contents.Parts.GroupBy(key).ToDictionary(group => group.Key, group => ByteSize.Total(group.Select(part => part.Unpacked)));

    // Of the variant only the largest files are known: one that is as large as these and not among them is not there.
    private static List<LargeFile> OnlyIn(ImageContents baseline, ImageContents variant)
    {
        var known = variant.Largest.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var smallest = variant.Largest.Count < ImageContents.LargestLimit ? default : variant.Largest[^1].Unpacked;
        return [.. baseline.Largest.Where(file => file.Unpacked > smallest && !known.Contains(file.Path))];
    }
}
