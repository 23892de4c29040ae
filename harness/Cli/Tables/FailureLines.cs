using ImageBench.Cli.Displays;
using ImageBench.Cli.Lines;
using ImageBench.Reports.Sections;
using ImageBench.Reports.Text;

namespace ImageBench.Cli.Tables;

/// <summary>The builds and checks of a scenario that failed, with what they said last.</summary>
internal static class FailureLines
{
    private const int LastLines = 8;
    private const int Indent = 4;

    public static void Write(TableConsole console, ScenarioResults scenario)
    {
        foreach (var (heading, message) in FailedBuilds.Told(scenario))
        {
            console.Say(Markdown.Plain(heading), look: LineLook.Bad);
            var lines = message.Trim('\n').Split('\n');
            if (lines.Length > LastLines)
                console.Say($"... {Figures.Count(lines.Length - LastLines, "line")} before, which report.md has", Indent);
            foreach (var line in lines.TakeLast(LastLines))
                console.Say(line.TrimEnd('\r'), Indent, hanging: 2);
            console.Space();
        }

        foreach (var check in scenario.Checks.Where(check => check.Failure is not null).DistinctBy(check => check.Key))
        {
            var lines = CheckText.Lines(check);
            console.Say($"{check.Key}: {lines[0]}", look: LineLook.Bad);
            foreach (var line in lines.Skip(1))
                console.Say(line.Trim(), Indent, hanging: 2);
            console.Space();
        }
    }
}
