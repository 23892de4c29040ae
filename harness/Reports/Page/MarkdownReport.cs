using ImageBench.Reports.Sections;
using ImageBench.Reports.Text;
using ImageBench.Statistics;

namespace ImageBench.Reports.Page;

/// <summary>The page of a run in GitHub-flavoured Markdown: report.md. Pure: results in, text out.</summary>
internal static class MarkdownReport
{
    private const int MostNames = 12;

    /// <summary>
    /// <paramref name="charts"/> are those that could be drawn, <paramref name="faults"/> sentences on those that could not,
    /// <paramref name="files"/> what the run folder holds. Sections are of those scenarios that are <paramref name="shown"/>
    /// (null: as many as a page holds).
    /// </summary>
    public static string Text(
        RunResults results,
        IReadOnlyList<DrawnChart> charts,
        IReadOnlyList<string> faults,
        IReadOnlyList<(string Name, string Purpose)> files,
        ShownScenarios? shown = null)
    {
        shown ??= ShownScenarios.In(results.Variants, []);
        var scenarios = ScenarioResults.Of(results);
        return Blocks(
        [
            $"# {Markdown.Escape(Title(results))}",
            Notes([.. results.Run.Remarks, .. faults]),
            shown.Note.Length == 0 ? "" : Markdown.Escape(shown.Note),
            Findings(scenarios),
            Markdown.Escape(string.Join("; ", Conditions.Short(results.Run)) + "."),
            .. scenarios.Where(scenario => shown.Shows(scenario.Name))
                .Select(scenario => Section(scenario, [.. charts.Where(chart => chart.Scenario == scenario.Name)])),
            $"""
            ## Conditions

            {Conditions.Table(results.Run)}
            """,
            $"""
            ## How to read it

            {ReadingGuide.InShort(results.Run)}
            """,
            files.Count == 0 ? "" : $"Beside this page, with all that it leaves out: {FileGuide.Line(files)}.",
        ]) + "\n";
    }

    public static string Title(RunResults results)
    {
        List<string> names = [.. results.Variants.Select(variant => variant.Scenario).Distinct()];
        return $"ImageBench: {(names.Count > MostNames ? Figures.Count(names.Count, "scenario") : string.Join(", ", names))}";
    }

    private static string Findings(IReadOnlyList<ScenarioResults> scenarios) => scenarios switch
    {
        [] => "No build was made.",
        [var only] => Finding.Sentence(only),
        _ => string.Join('\n', scenarios.Select(scenario => $"- {Markdown.Bold(scenario.Name)}: {Finding.Sentence(scenario)}")),
    };

    private static string Section(ScenarioResults scenario, IReadOnlyList<DrawnChart> charts) => Blocks(
    [
        $"""
        ## Scenario {Markdown.Escape(scenario.Name)}

        {VariantTable.Of(scenario)}

        {VariantTable.NoteOfTimes(scenario)}
        """,
        .. charts.Take(1).Select(chart => Markdown.Image(chart.Title, chart.Png, chart.Svg)),
        OtherPictures(scenario, [.. charts.Skip(1)]),
        Part("Budget", BudgetSection.Of(scenario)),
        Part("Faster or slower", ComparisonTable.Of(scenario)),
        Part("Beyond one machine", NodeTable.Of(scenario), NodeTable.Note),
        Part("Where the build time goes", ParallelismTable.Of(scenario)),
        Part("Does it work, and what does running it take", CheckSection.Of(scenario)),
        Part("Bringing it to where it runs", TransferSection.InShort(scenario)),
        Part("Where the bytes are", OwnLayerTable.Of(scenario)),
        LargestPackageTable.Of(scenario),
        Part("What the smaller image left out", LeftOutSection.InShort(scenario)),
        Part("What the small image cannot do", TradeSection.Parts(scenario)?.Said ?? ""),
        Part("Builds that do not count", FailedBuilds.Of(scenario)),
    ]);

    // Of what there is nothing to say about, there is no heading either.
    private static string Part(string heading, string body, string note = "") =>
        body.Length == 0 ? "" : Blocks([$"### {heading}", body, note]);

    // Whoever reads the page in a terminal, or as a comment, has no use for six of them.
    private static string OtherPictures(ScenarioResults scenario, IReadOnlyList<DrawnChart> charts)
    {
        var named = $"{scenario.Name}: ";
        var links = charts.Select(chart => Markdown.Link(chart.Title.Replace(named, "", StringComparison.Ordinal), chart.Svg));
        return charts.Count == 0 ? "" : $"As pictures: {string.Join(", ", links)}.";
    }

    // An empty line of a list would make a heading of what stands before it.
    private static string Notes(IEnumerable<string> sentences)
    {
        List<string> lines = [.. sentences.Select(Markdown.Escape).Where(sentence => sentence.Length > 0)];
        return lines.Count == 0 ? "" : string.Join('\n', lines.Select(line => $"> - {line}").Prepend("> [!NOTE]"));
    }

    private static string Blocks(IEnumerable<string> blocks) => string.Join("\n\n", blocks.Where(block => block.Length > 0));
}
