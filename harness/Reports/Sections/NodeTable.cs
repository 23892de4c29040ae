using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Nodes;

namespace ImageBench.Reports.Sections;

/// <summary>
/// Whether a difference holds beyond one machine: what the ratios of several come to, and what each of them shows, as Markdown; empty where
/// no variant was measured on several.
/// </summary>
internal static class NodeTable
{
    /// <summary>How to read it, for the page of a merged run alone.</summary>
    public const string Note =
        "No ratio is taken over two machines. Those of several are combined, each machine counting once: the random-effects mean of their "
            + "logarithms, with DerSimonian and Laird's spread between machines and Hartung and Knapp's interval, so that the interval "
            + "holds "
            + "what machines differ in. A difference holds on a machine that shows it by its own rounds. Times of several machines are the "
            + "mean of theirs.";

    public static string Of(ScenarioResults scenario) => scenario.Nodes.Count == 0 ? "" : Markdown.Table(
        [
            "variant",
            "cache state",
            "machine",
            ">rounds",
            ">time over the baseline's",
            "it is",
            "beyond one machine",
            ">on one more it would be",
        ],
        scenario.Nodes.SelectMany(all => all.Ratios.Select(ratio => Row(scenario, all, ratio)).Prepend(Row(scenario, all))));

    private static IReadOnlyList<string> Row(ScenarioResults scenario, NodeComparison all) =>
    [
        Name(scenario, all),
        all.Cache.Word(),
        "**all**",
        Figures.Count(all.Ratios.Sum(ratio => ratio.Rounds)),
        Figures.Ratio(all.Mean.Ratio),
        all.Mean.Ratio.Verdict is Verdict.Faster or Verdict.Slower
            ? Markdown.Bold(all.Mean.Ratio.Verdict.Word())
            : all.Mean.Ratio.Verdict.Word(),
        all.Finding,
        all.Mean.Elsewhere is { Low: { } low, High: { } high } ? $"{Figures.Factor(low)} to {Figures.Factor(high)}" : Figures.Missing,
    ];

    private static IReadOnlyList<string> Row(ScenarioResults scenario, NodeComparison all, NodeRatio of) =>
    [
        Name(scenario, all),
        all.Cache.Word(),
        Markdown.Escape(of.Node),
        Figures.Count(of.Rounds),
        Figures.Ratio(of.Ratio),
        of.Ratio.Verdict.Word(),
        "",
        "",
    ];

    private static string Name(ScenarioResults scenario, NodeComparison all) => Markdown.Escape(
        scenario.HasSeveralBuilders ? $"{all.Variant.Variant} ({all.Variant.Builder.Word()})" : all.Variant.Variant);
}
