using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Variants;

namespace ImageBench.Reports.Sections;

/// <summary>
/// What it takes to bring a scenario's images to where they run: through a registry as measured, and over lines of known speed as computed.
/// </summary>
internal static class TransferSection
{
    /// <summary>What was measured alone; empty where no image went through a registry.</summary>
    public static string InShort(ScenarioResults scenario) => scenario.Transfers.Count == 0
        ? ""
        : string.Join("\n\n", ((string[])[Measured(scenario), Note(scenario), Errors(scenario)]).Where(block => block.Length > 0));

    /// <summary>What lines of known speed take, which is computed.</summary>
    public static string OverLines(ScenarioResults scenario) => $"{Computed(scenario)}\n\n{ComputedNote}";

    /// <summary>What was measured.</summary>
    public static string Measured(ScenarioResults scenario) => Markdown.Table(
        ["variant", "", ">bytes moved", ">layers reused", ">time"],
        from variant in scenario.Variants
        from transfer in scenario.Transfers
        where transfer.Key == variant.Key
        orderby transfer.Direction
        select (IReadOnlyList<string>)
        [
            Markdown.Escape(scenario.NameOf(variant)),
            transfer.Direction.Word(),
            Figures.Size(transfer.Moved),
            transfer is { Reused: { } reused, Layers: { } layers }
                ? $"{Figures.Count(reused)} of {Figures.Count(layers)}"
                : Figures.Missing,
            Figures.Spread(transfer.Elapsed),
        ]);

    /// <summary>What those figures are.</summary>
    public static string Note(ScenarioResults scenario)
    {
        var transfers = scenario.Transfers.OrderBy(transfer => transfer.Direction).ToList();
        var rounds = transfers.Where(transfer => transfer.Rounds > 0).Select(transfer => transfer.Rounds).ToList();
        var count = rounds.Count == 0 ? "No transfer succeeded." : $"{Figures.SpreadsOf(rounds, "round")}.";
        var pulls = transfers.Exists(transfer => transfer.Direction == TransferDirection.Pull)
            ? " Before a pull the engine holds the parent images and nothing else of these: their layers are reused."
            : " Nothing was pulled back: the engine is shared, and its build cache, which is not ours to empty, holds the layers.";
        return $"{count} Pushes go in the order of the variants, so that a layer which an earlier one brought is not sent again.{pulls}";
    }

    private static string Computed(ScenarioResults scenario) => Markdown.Table(
        ["variant", "", ">bytes", .. PullTime.Lines.Select(line => $">{Figures.Count(line)} Mbit/s")],
        from variant in scenario.Counting
        let time = PullTime.Estimate(variant.Image!.Content, scenario.LayersOf(variant))
        from row in new[] { ("nothing of it is there", time.Whole), ("its parent is there", time.WithParent) }
        select (IReadOnlyList<string>)
        [
            Markdown.Escape(scenario.NameOf(variant)),
            row.Item1,
            Figures.Size(row.Item2),
            .. PullTime.Lines.Select(line => PullTime.Seconds(row.Item2, line) is { } seconds ? Figures.Seconds(seconds) : Figures.Missing),
        ]);

    private const string ComputedNote =
        "Those over lines of known speed are computed from content sizes: what such a line takes at the least, without latency and "
            + "unpacking.";

    /// <summary>What failed; empty where nothing did.</summary>
    public static string Errors(ScenarioResults scenario) => string.Join('\n', scenario.Transfers
        .OrderBy(transfer => transfer.Direction)
        .Where(transfer => transfer.Error is not null)
        .Select(transfer =>
            $"- The {transfer.Direction.Word()} of {Markdown.Escape(transfer.Key.ToString())} failed: {Markdown.Escape(transfer.Error!)}"));
}
