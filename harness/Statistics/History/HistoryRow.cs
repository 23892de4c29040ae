using ImageBench.Model;
using ImageBench.Model.Runs;

namespace ImageBench.Statistics.History;

/// <summary>What one run found of one image, as a history keeps it. <c>StartedAt</c> is UTC; null: not known.</summary>
internal sealed record HistoryRow(string RunId, DateTimeOffset StartedAt, VariantKey Key)
{
    /// <summary>What was built, as git names it.</summary>
    public string? Revision { get; init; }

    public BaseSet? BaseSet { get; init; }

    public ByteSize? Unpacked { get; init; }

    public ByteSize? Content { get; init; }

    public int? LayerCount { get; init; }

    /// <summary>What of the unpacked size came with the parent image.</summary>
    public ByteSize? ParentUnpacked { get; init; }

    /// <summary>
    /// Of a run those images that work: one that does not has no size worth keeping. Of two revisions the head alone, since the base was
    /// there before; where nobody says which revision that is, the run does.
    /// </summary>
    public static IReadOnlyList<HistoryRow> Of(RunResults results, string? revision)
    {
        var sources = results.Run.Sources;
        var head = sources.Any(source => source.Revision is not null) ? sources[^1] : null;
        return
        [
            .. results.Variants
                .Where(row => row.Counts && row.Image is not null && (head is null || row.Variant == head.Variant))
                .Select(row => new HistoryRow(results.Run.Id, results.Run.StartedAt, row.Key)
                {
                    Revision = revision ?? head?.Revision,
                    BaseSet = row.BaseSet,
                    Unpacked = row.Image!.Unpacked,
                    Content = row.Image.Content,
                    LayerCount = row.Image.LayerCount,
                    ParentUnpacked = row.Image.ParentUnpacked,
                }),
        ];
    }
}
