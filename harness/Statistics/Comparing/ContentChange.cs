using ImageBench.Model.Images;

namespace ImageBench.Statistics.Comparing;

/// <summary>The bytes of one kind that a container sees, on the two sides of a comparison.</summary>
internal sealed record ContentChange(ContentKind Kind, SizeChange Change)
{
    /// <summary>Of the kinds that either side has, the largest change first; none where a side's contents are not known.</summary>
    public static IReadOnlyList<ContentChange> Between(ImageContents? a, ImageContents? b) => a is null || b is null
        ? []
        : [.. Enum.GetValues<ContentKind>()
            .Select(kind => new ContentChange(kind, new SizeChange(a.Of(kind), b.Of(kind))))
            .Where(content => content.Change.A.Bytes > 0 || content.Change.B.Bytes > 0)
            .OrderByDescending(content => Math.Abs(content.Change.Difference.Bytes))];
}
