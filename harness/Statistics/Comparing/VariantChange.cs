using ImageBench.Model.Runs;

namespace ImageBench.Statistics.Comparing;

/// <summary>
/// What changed from A's variant to B's. They have one name and one builder, except where two were chosen by name. Null: a side does not
/// know it.
/// </summary>
internal sealed record VariantChange(
    VariantKey A, VariantKey B, SizeChange? Unpacked, SizeChange? Content, CountChange? Layers, IReadOnlyList<TimeChange> Times)
{
    /// <summary>What the Dockerfiles and their files made of the two sizes.</summary>
    public SizeChange? Own { get; init; }

    public SizeChange? OwnContent { get; init; }

    /// <summary>How many of the first layers are the same.</summary>
    public int? SharedLayers { get; init; }

    /// <summary>By kind, the largest change first; empty where contents are not known.</summary>
    public IReadOnlyList<ContentChange> Contents { get; init; } = [];

    /// <summary>Whether times have no ratio, since they were not measured under the same conditions or by one builder.</summary>
    public bool IsWithoutTimes { get; init; }

    public static VariantChange Between(ComparedVariant a, ComparedVariant b, bool isPaired, bool isWithoutTimes)
    {
        var (its, other) = (a.Row.Image, b.Row.Image);
        var withholds = isWithoutTimes || a.Row.Builder != b.Row.Builder;
        var times = TimeChange.Between(a.Builds, b.Builds, isPaired);
        return new VariantChange(
            a.Row.Key,
            b.Row.Key,
            SizeChange.Between(its?.Unpacked, other?.Unpacked),
            SizeChange.Between(its?.Content, other?.Content),
            its is not null && other is not null ? new CountChange(its.LayerCount, other.LayerCount) : null,
            withholds ? [.. times.Select(time => time with { Ratio = null })] : times)
        {
            Own = SizeChange.Between(a.Own, b.Own),
            OwnContent = SizeChange.Between(a.OwnContent, b.OwnContent),
            SharedLayers = a.CountShared(b),
            Contents = ContentChange.Between(a.Contents, b.Contents),
            IsWithoutTimes = withholds,
        };
    }
}
