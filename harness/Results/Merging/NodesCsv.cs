using ImageBench.Model;
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
        new(KeyColumns.Node, row => Cell.Of(row.Of?.Node)),
        .. KeyColumns.Of<Row>(row => row.All.Variant),
        new("cache", row => row.All.Cache.Word()),
        new("nodes", row => Cell.Of(row.Of is null ? row.All.Mean.Nodes : null)),
        new("holds_on", row => Cell.Of(row.Of is null ? row.All.Mean.HoldsOn : null)),
        new("rounds", row => Cell.Of(row.Of?.Rounds ?? row.All.Ratios.Sum(ratio => ratio.Rounds))),
        new("ratio", row => Cell.Ratio((row.Of?.Ratio ?? row.All.Mean.Ratio).Value)),
        new("ratio_ci_low", row => Cell.Ratio((row.Of?.Ratio ?? row.All.Mean.Ratio).Low)),
        new("ratio_ci_high", row => Cell.Ratio((row.Of?.Ratio ?? row.All.Mean.Ratio).High)),
        new("verdict", row => (row.Of?.Ratio ?? row.All.Mean.Ratio).Verdict.Word()),
        new("between_nodes_percent", row => Cell.Percent(row.Of is null ? 100 * (Math.Exp(row.All.Mean.Between ?? double.NaN) - 1) : null)),
        new("elsewhere_low", row => Cell.Ratio(row.Of is null ? row.All.Mean.Elsewhere?.Low : null)),
        new("elsewhere_high", row => Cell.Ratio(row.Of is null ? row.All.Mean.Elsewhere?.High : null)),
    ]);

    public static string Text(string runId, IReadOnlyList<NodeComparison> comparisons) => Table.OfRun(runId).Text(
        comparisons.SelectMany(all => all.Ratios.Select(of => new Row(all, of)).Prepend(new Row(all, Of: null))));

    private sealed record Row(NodeComparison All, NodeRatio? Of);
}
