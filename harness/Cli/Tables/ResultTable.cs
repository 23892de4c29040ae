using System.Globalization;
using ImageBench.Cli.Displays;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Reports.Text;
using ImageBench.Statistics;
using ImageBench.Statistics.Variants;
using Spectre.Console;

namespace ImageBench.Cli.Tables;

/// <summary>The comparison that a run ends with, a table a scenario, on standard output.</summary>
internal static class ResultTable
{
    public static void Write(IAnsiConsole console, RunResults results)
    {
        foreach (var scenario in results.Variants.GroupBy(variant => variant.Scenario))
            console.Write(Table(scenario.Key, [.. scenario.OrderByDescending(variant => variant.IsBaseline)], results.Run.Options));
    }

    private static Table Table(string scenario, IReadOnlyList<VariantSummary> variants, RunOptions options)
    {
        var table = new Table { Border = TableBorder.Simple, Title = new TableTitle(PlainMarkup.Of(scenario)) };
        table.AddColumn("variant");
        if (options.Builders.Count > 1)
            table.AddColumn("builder");
        var isAlone = variants.DistinctBy(variant => variant.Variant).Count() == 1;
        string[] headings = ["unpacked size", .. isAlone ? Array.Empty<string>() : ["reduction"], "content size", "layers"];
        foreach (var heading in headings)
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var state in Timed(options))
            table.AddColumn(new TableColumn(state.Word()).RightAligned());
        foreach (var variant in variants)
            table.AddRow([.. Cells(variant, isAlone, options)]);
        return table;
    }

    private static IEnumerable<Markup> Cells(VariantSummary variant, bool isAlone, RunOptions options)
    {
        yield return Cell(variant, variant.Variant + (variant.IsBaseline && !isAlone ? " (baseline)" : ""));
        if (options.Builders.Count > 1)
            yield return Cell(variant, variant.Builder.Word());
        yield return Cell(
            variant,
            variant.Counts
                ? variant.Image?.Unpacked.ToString()
                : variant.Status == BuildStatus.Built
                ? "check failed"
                : variant.Status.Word());
        if (!isAlone)
            yield return Cell(variant, variant.UnpackedReductionPercent is { } percent ? Figures.Percent(percent) : "");
        yield return Cell(variant, variant.Image?.Content?.ToString());
        yield return Cell(variant, variant.Image?.LayerCount.ToString(CultureInfo.InvariantCulture));
        foreach (var state in Timed(options))
            yield return Cell(variant, variant.Times.TryGetValue(state, out var times) ? Figures.Seconds(times) : "");
    }

    private static IEnumerable<CacheState> Timed(RunOptions options) => options.CacheStates.Where(TimedStates.All.Contains);

    private static Markup Cell(VariantSummary variant, string? text) =>
        new(PlainMarkup.Of(text ?? ""), variant.Counts ? Style.Plain : new Style(decoration: Decoration.Strikethrough));
}
