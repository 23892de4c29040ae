using ImageBench.Model;
using ImageBench.Reports.Text;
using ImageBench.Statistics.History;

namespace ImageBench.Reports.Page.Trends;

/// <summary>What a trend comes to, in one sentence of plain text.</summary>
internal static class TrendText
{
    public static string Finding(HistoryTrend trend)
    {
        var known = trend.Rows.Where(row => row.Unpacked is not null).ToList();
        if (known is not [var oldest, .., var newest])
        {
            return known is [var only]
                ? $"{only.Unpacked} unpacked in the one run that the history has of it."
                : "The history has no size of it.";
        }

        var lowest = known.MinBy(row => row.Unpacked!.Value.Bytes)!;
        var since = (newest.Unpacked - oldest.Unpacked)!.Value;
        var way = since.Bytes == 0
            ? $"as large as {Figures.Count(known.Count - 1, "run")} before"
            : $"{SignedFigures.Change(since)}{SignedFigures.Percent(since, oldest.Unpacked!.Value)} "
                + $"over {Figures.Count(known.Count, "run")}";
        var least = lowest.Unpacked == newest.Unpacked
            ? "it was never smaller"
            : $"the smallest was {lowest.Unpacked}, on {Figures.Instant(lowest.StartedAt)}";
        return $"{newest.Unpacked} unpacked, {way}; {least}{Sets(known)}{(trend.IsCurrent ? "" : ". It is not in the newest run")}.";
    }

    // Figures of different base sets say nothing of each other.
    private static string Sets(IEnumerable<HistoryRow> rows) =>
        rows.Select(row => row.BaseSet).Distinct().Skip(1).Any() ? "; not all of the runs have the same base set" : "";
}
