using ImageBench.Model;
using ImageBench.Results.Csv;
using ImageBench.Statistics.Nodes;

namespace ImageBench.Results.Tables.Details;

/// <summary>
/// nodes.csv: one row per variant, builder and cache state that several machines measured beside its baseline, with the ratio over all of
/// them; then one for each machine, which <c>node</c> names, with its own.
/// </summary>
internal static class NodesCsv
{
    private static readonly CsvTable<Row> Table = new(
    [.. KeyColumns.Names, "cache"],
    [
        new(
            KeyColumns.Node,
            row => Cell.Of(row.Of?.Node),
            "the machine that the row is of; empty in the row over all of them"),
        .. KeyColumns.Of<Row>(row => row.All.Variant),
        new(
            "cache",
            row => row.All.Cache.Word(),
            "the cache state", "word"),
        new(
            "nodes",
            row => Cell.Of(row.Of is null ? row.All.Mean.Nodes : null),
            "how many machines measured both", "count"),
        new(
            "holds_on",
            row => Cell.Of(row.Of is null ? row.All.Mean.HoldsOn : null),
            "on how many of them the difference is shown by their own rounds", "count"),
        new(
            "rounds",
            row => Cell.Of(row.Of?.Rounds ?? row.All.Ratios.Sum(ratio => ratio.Rounds)),
            "rounds that have both times", "count"),
        new(
            "ratio",
            row => Cell.Ratio((row.Of?.Ratio ?? row.All.Mean.Ratio).Value),
            "the time over the baseline's", "ratio"),
        new(
            "ratio_ci_low",
            row => Cell.Ratio((row.Of?.Ratio ?? row.All.Mean.Ratio).Low),
            "the lower bound of its 95 % interval", "ratio"),
        new(
            "ratio_ci_high",
            row => Cell.Ratio((row.Of?.Ratio ?? row.All.Mean.Ratio).High),
            "the upper bound of its 95 % interval", "ratio"),
        new(
            "verdict",
            row => (row.Of?.Ratio ?? row.All.Mean.Ratio).Verdict.Word(),
            "what it comes to", "word"),
        new(
            "between_nodes_percent",
            row => Cell.Percent(row.Of is null ? 100 * (Math.Exp(row.All.Mean.Between ?? double.NaN) - 1) : null),
            "what machines differ in, beyond what their rounds scatter, as a standard deviation"),
        new(
            "elsewhere_low",
            row => Cell.Ratio(row.Of is null ? row.All.Mean.Elsewhere?.Low : null),
            "the lower bound of what one more machine would show; of three machines or more", "ratio"),
        new(
            "elsewhere_high",
            row => Cell.Ratio(row.Of is null ? row.All.Mean.Elsewhere?.High : null),
            "the upper bound of it", "ratio"),
    ]);

    /// <summary>What its columns mean.</summary>
    public static IReadOnlyList<ColumnMeaning> Meanings => Table.OfRun("").Meanings;

    public static string Text(string runId, IReadOnlyList<NodeComparison> comparisons) => Table.OfRun(runId).Text(
        comparisons.SelectMany(all => all.Ratios.Select(of => new Row(all, of)).Prepend(new Row(all, Of: null))));

    private sealed record Row(NodeComparison All, NodeRatio? Of);
}
