using System.Globalization;
using System.Text;
using ImageBench.Model;
using ImageBench.Model.Files;
using ImageBench.Reports.Sections;
using ImageBench.Reports.Text;
using ImageBench.Statistics;

namespace ImageBench.Reports.Charts;

/// <summary>Draws the charts of a run into its <c>charts</c> folder.</summary>
internal static class ChartFolder
{
    public const string Name = "charts";

    /// <summary>The charts that were drawn, and a sentence on each that could not be: one broken chart does not lose the others.</summary>
    public static async Task<(IReadOnlyList<DrawnChart> Drawn, IReadOnlyList<string> Faults)> Write(
        RunResults results, ShownScenarios shown, string runFolder, CancellationToken cancellationToken)
    {
        var scenarios = ScenarioResults.Of(results);
        var suffixes = Suffixes(scenarios);
        var charts = new List<(DrawnChart Chart, Task<string?> Fault)>();
        foreach (var scenario in scenarios.Where(scenario => shown.Shows(scenario.Name)))
        {
            foreach (var (kind, title, panels) in Kinds(scenario))
            {
                // One is packed while the next is drawn; more would fill the memory with pictures.
                if (charts.Count > 1)
                    await charts[^2].Fault;
                var chart = new DrawnChart(
                    scenario.Name, title, $"{Name}/{kind}{suffixes[scenario.Name]}.png", $"{Name}/{kind}{suffixes[scenario.Name]}.svg");
                charts.Add(
                    (chart, Save(
                        chart, () => new BarChart(ChartFonts.Drawable(title), Subtitle(results), panels()), runFolder, cancellationToken)));
            }
        }

        await Task.WhenAll(charts.Select(chart => chart.Fault));
        return ([.. charts.Where(chart => chart.Fault.Result is null).Select(chart => chart.Chart)],
            [.. charts.Select(chart => chart.Fault.Result).OfType<string>()]);
    }

    private static IEnumerable<(string Kind, string Title, Func<IReadOnlyList<BarPanel>> Panels)> Kinds(ScenarioResults scenario)
    {
        // A chart of nothing but failures says less than the table.
        if (scenario.Counting.Any())
        {
            yield return ("sizes", $"{scenario.Name}: unpacked size", () => [SizesChart.Panel(scenario)]);
            yield return ("layers", $"{scenario.Name}: layers", () => [LayersChart.Panel(scenario)]);
            if (LayerSizesChart.IsKnown(scenario))
                yield return ("layer-sizes", $"{scenario.Name}: unpacked size of each layer", () => [LayerSizesChart.Panel(scenario)]);
        }

        if (LeftOutSection.Comparisons(scenario).Count > 0)
            yield return ("left-out", $"{scenario.Name}: where the bytes of the baseline went", () => LeftOutChart.Panels(scenario));
        if (BuildTimesChart.States(scenario).Any())
            yield return ("build-times", $"{scenario.Name}: build time", () => BuildTimesChart.Panels(scenario));
        if (TimelineChart.State(scenario) is { } shown)
        {
            yield return ("build-timeline", $"{scenario.Name}: timeline of a {shown.Word()} build", () => TimelineChart.Panels(
                scenario, shown));
        }
    }

    private static IReadOnlyList<string> Subtitle(RunResults results) => [.. Conditions.Short(results.Run).Select(ChartFonts.Drawable)];

    // A sentence where the chart could not be drawn. It is drawn when this returns, and on disk when the task has ended.
    private static async Task<string?> Save(DrawnChart chart, Func<BarChart> make, string runFolder, CancellationToken cancellationToken)
    {
        try
        {
            var (png, svg) = await ChartDrawing.Make(make());
            cancellationToken.ThrowIfCancellationRequested();
            PlacedFile.MakeFolder(Path.Combine(runFolder, Name));
            PlacedFile.Write(Path.Combine(runFolder, chart.Png), png);
            PlacedFile.Write(Path.Combine(runFolder, chart.Svg), svg);
            return null;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return $"The chart {chart.Png} could not be drawn: {fault.Message.TrimEnd('.')}. When that is mended, imagebench report "
                + "draws it again.";
        }
    }

    // A run of one scenario has plain names. Scenario names come from folders; in a file name of ours only what is safe everywhere is kept.
    private static Dictionary<string, string> Suffixes(IReadOnlyList<ScenarioResults> scenarios)
    {
        if (scenarios.Count == 1)
            return new() { [scenarios[0].Name] = "" };
        var suffixes = new Dictionary<string, string>();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var scenario in scenarios)
        {
            var safe = Safe(scenario.Name);
            var suffix = safe;
            for (var i = 2; !taken.Add(suffix); i++)
                suffix = string.Create(CultureInfo.InvariantCulture, $"{safe}-{i}");
            suffixes.Add(scenario.Name, suffix);
        }

        return suffixes;
    }

    private static string Safe(string name)
    {
        var safe = new StringBuilder("-");
        foreach (var letter in name.Take(80))
            safe.Append(char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' ? letter : '-');
        return safe.ToString();
    }
}
