using System.CommandLine;
using ImageBench.Cli.Displays;
using ImageBench.Cli.Options;
using ImageBench.Cli.Tables;
using ImageBench.Model;
using ImageBench.Reports.Text;
using ImageBench.Results;
using ImageBench.Runs;
using ImageBench.Runs.Outcomes;
using ImageBench.Scenarios.Yaml;
using ImageBench.Statistics;
using ImageBench.Statistics.Comparing.Limits;
using ImageBench.Statistics.History;
using ImageBench.Statistics.Variants;

namespace ImageBench.Cli.Commands.Stored;

/// <summary><c>imagebench report RUN</c>: charts and pages again, from the stored files; needs no engine.</summary>
internal sealed class ReportCommand(ExportOptionSet exports)
{
    private readonly Argument<string> _run = new("RUN") { Description = "The run folder." };
    private readonly Option<string?> _history = new("--history")
    {
        Description = "Shows on the page for a browser how sizes went over the last runs that this file of 'imagebench history add' has.",
        HelpName = "FILE",
    };
    private readonly Option<string[]> _scenarios = new("--scenario")
    {
        Description = "Shows this scenario whole, with its charts, and of the others the finding alone; again for more. Default: all, or "
            + "none of a run with more than a page holds.",
        HelpName = "NAME",
    };
    private readonly LimitOptionSet _limits = new();

    public Command Make()
    {
        var command = new Command("report", "Makes the charts and pages of a run again from its stored files; needs no engine.")
        {
            _run, _scenarios, _history,
        };
        foreach (var option in _limits.All)
            command.Add(option);
        exports.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = RunFolder.Open(parsed.GetRequiredValue(_run));
        // Of what the page does not show nothing else is read.
        var results = folder.Read(variants => ShownScenarios.In(variants, Named(parsed, variants)).Shows);
        var shown = ShownScenarios.In(results.Variants, Named(parsed, results.Variants));
        var trends = parsed.GetValue(_history) is { } history
            ? Trends(history, results, parsed.InvocationConfiguration.Error)
            : [];
        var troubles = await ExportList.Write(results, shown, folder.FullPath, trends, cancellationToken);
        if (shown.Note.Length > 0)
            await parsed.InvocationConfiguration.Error.WriteLineAsync(shown.Note);
        foreach (var trouble in troubles)
            await parsed.InvocationConfiguration.Error.WriteLineAsync(trouble);
        // A pipe is given the path of the one page alone, as scripts expect it.
        var console = TableConsole.On(exports.Shown(parsed));
        if (console.IsTerminal)
            ResultTable.Write(console, results);
        await exports.Shown(parsed).WriteLineAsync(folder.ReportPath);
        var forABrowser = Path.ChangeExtension(folder.ReportPath, ".html");
        if (console.IsTerminal && File.Exists(forABrowser))
            await exports.Shown(parsed).WriteLineAsync(forABrowser);
        var findings = HeldRun.Judge(results, _limits.Read(parsed));
        await exports.Write(
            parsed, () => RunOutcome.Of(results, exports.Name(parsed), folder.ReportPath, findings), cancellationToken);
        var held = await LimitLines.Write(parsed, findings, !exports.IsPiped(parsed));
        return (int)(troubles.Count == 0 ? held : ExitCode.BadInput);
    }

    // Those of the run's own images.
    private IReadOnlyList<HistoryTrend> Trends(string history, RunResults results, TextWriter error)
    {
        var images = results.Variants.Select(row => row.Key with { Node = null }).ToHashSet();
        IReadOnlyList<HistoryTrend> trends =
            [.. NamedHistory.Read(_history.Name, history, NamedHistory.Last).Where(trend => images.Contains(trend.Key))];
        if (trends.Count == 0)
            ErrorLines.Write(error, $"{history} has none of the images of {results.Run.Id}: its page shows none over time.");
        return trends;
    }

    private string[] Named(ParseResult parsed, IReadOnlyList<VariantSummary> variants)
    {
        var named = parsed.GetValue(_scenarios) ?? [];
        var all = variants.Select(variant => variant.Scenario).ToHashSet(StringComparer.Ordinal);
        if (named.FirstOrDefault(name => !all.Contains(name)) is not { } unknown)
            return named;
        var nearest = NearestWord.Find(unknown, all);
        throw new Fault(
            ExitCode.BadInput,
            $"{parsed.GetRequiredValue(_run)} has no scenario '{PlainText.Line(unknown)}'"
                + (nearest is null ? $": the names of its {Figures.Count(all.Count, "scenario")} are in its variants.csv."
                    : $"; did you mean '{PlainText.Line(nearest)}'?"));
    }
}
