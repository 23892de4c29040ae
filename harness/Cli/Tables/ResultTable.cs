using ImageBench.Cli.Lines;
using ImageBench.Reports.Sections;
using ImageBench.Reports.Text;
using ImageBench.Statistics;

namespace ImageBench.Cli.Tables;

/// <summary>
/// What a run ends with: for each scenario the finding, the figures and what failed, as the report has them, then the remarks.
/// </summary>
internal static class ResultTable
{
    public static void Write(TableConsole console, RunResults results)
    {
        foreach (var scenario in ScenarioResults.Of(results))
            Write(console, scenario);
        foreach (var remark in results.Run.Remarks)
            console.Say($"- {remark}", hanging: 2);
        if (results.Run.Remarks.Count > 0)
            console.Space();
    }

    private static void Write(TableConsole console, ScenarioResults scenario)
    {
        console.Say(scenario.Name, look: LineLook.Strong);
        console.Say(Markdown.Plain(Finding.Sentence(scenario)));
        console.Space();
        console.Write(SizeTable.Of(scenario));
        foreach (var table in TimeTable.AllOf(scenario))
            console.Write(table);
        if (scenario.CacheStates.Any())
        {
            console.Say(VariantTable.Note(scenario));
            console.Space();
        }

        FailureLines.Write(console, scenario);
    }
}
