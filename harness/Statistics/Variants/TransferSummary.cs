using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Intervals;

namespace ImageBench.Statistics.Variants;

/// <summary>
/// What the pushes or pulls of one image come to. Layers and bytes are those of the last one that did not fail, since they are the same
/// each time; null: not known. <c>Error</c> is the first one's.
/// </summary>
internal sealed record TransferSummary(
    VariantKey Key, TransferDirection Direction, int Rounds, TimeSpread? Elapsed, int? Layers, int? Reused, ByteSize? Moved, string? Error)
{
    /// <summary>In the order in which images and directions first come.</summary>
    public static IReadOnlyList<TransferSummary> Of(IReadOnlyList<Transfer> transfers) =>
        [.. transfers.GroupBy(transfer => (transfer.Key, transfer.Direction)).Select(alike =>
            Sum(alike.Key.Key, alike.Key.Direction, [.. alike]))];

    private static TransferSummary Sum(VariantKey key, TransferDirection direction, IReadOnlyList<Transfer> transfers)
    {
        var good = transfers.Where(transfer => transfer.Elapsed is not null).ToList();
        var last = good.LastOrDefault();
        return new TransferSummary(
            key, direction, good.Count, TimeSpread.Of(good.Select(transfer => transfer.Elapsed)), last?.Layers, last?.Reused, last?.Moved,
            transfers.Select(transfer => transfer.Error).FirstOrDefault(error => error is not null));
    }
}
