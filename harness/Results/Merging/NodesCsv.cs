using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Results.Csv;
using ImageBench.Statistics.Nodes;

namespace ImageBench.Results.Merging;

/// <summary>
/// nodes.csv: one row per variant, builder and cache state that several machines measured beside its baseline, with the ratio over all of
/// them; then one for each machine, which <c>node</c> names, with its own.
/// </summary>
internal static class NodesCsv
{
    private static readonly CsvTable<Row> Table = new(
    [.. KeyColumns.Names, "cache"],
    [
        new(KeyColumns.Node, row => Cell.Of(row.Of?.Node), "the machine; empty: all of them"),
        .. KeyColumns.Of<Row>(row => row.All.Variant),
        new("cache", row => row.All.Cache.Word(), "the cache state that the times are of", "word"),
        new(
            "nodes",
            row => Cell.Of(row.Of is null ? row.All.Mean.Nodes : null),
            "of the row over all: how many machines measured it", "count"),
        new(
            "holds_on",
            row => Cell.Of(row.Of is null ? row.All.Mean.HoldsOn : null),
            "of these, on how many the difference is shown by their own rounds", "count"),
        new(
            "rounds",
            row => Cell.Of(row.Of?.Rounds ?? row.All.Ratios.Sum(ratio => ratio.Rounds)),
            "builds that the ratio comes from", "count"),
        new(
            "ratio",
            row => Cell.Ratio((row.Of?.Ratio ?? row.All.Mean.Ratio).Value),
            "its time over the baseline's, paired within the rounds of each machine", "ratio"),
        new("ratio_ci_low", row => Cell.Ratio((row.Of?.Ratio ?? row.All.Mean.Ratio).Low), "the lower end of its 95 % interval", "ratio"),
        new("ratio_ci_high", row => Cell.Ratio((row.Of?.Ratio ?? row.All.Mean.Ratio).High), "the upper end", "ratio"),
        new("verdict", row => (row.Of?.Ratio ?? row.All.Mean.Ratio).Verdict.Word(), $"what that shows: {Words.List<Verdict>()}", "word"),
        new(
            "between_nodes_percent",
            row => Cell.Percent(row.Of is null ? 100 * (Math.Exp(row.All.Mean.Between ?? double.NaN) - 1) : null),
            "how far machines differ in the ratio, as a standard deviation"),
        new(
            "elsewhere_low",
            row => Cell.Ratio(row.Of is null ? row.All.Mean.Elsewhere?.Low : null),
            "the least that the ratio would be on one more machine, in 95 of 100 cases", "ratio"),
        new("elsewhere_high", row => Cell.Ratio(row.Of is null ? row.All.Mean.Elsewhere?.High : null), "the most", "ratio"),
    ]);

    /// <summary>What its columns mean.</summary>
    public static IReadOnlyList<ColumnMeaning> Meanings => Table.OfRun("").Meanings;

    public static string Text(string runId, IReadOnlyList<NodeComparison> comparisons) => Table.OfRun(runId).Text(
        comparisons.SelectMany(all => all.Ratios.Select(of => new Row(all, of)).Prepend(new Row(all, Of: null))));

    private sealed record Row(NodeComparison All, NodeRatio? Of);
}
