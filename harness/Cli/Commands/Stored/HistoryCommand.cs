using System.CommandLine;
using System.CommandLine.Parsing;
using ImageBench.Cli.Displays;
using ImageBench.Cli.Options;
using ImageBench.Cli.Options.Values;
using ImageBench.Cli.Tables;
using ImageBench.Model;
using ImageBench.Reports.Page.Trends;
using ImageBench.Reports.Pictures;
using ImageBench.Results;
using ImageBench.Results.Tables;
using ImageBench.Statistics.History;

namespace ImageBench.Cli.Commands.Stored;

/// <summary><c>imagebench history</c>: the sizes of many runs in one file, for growth that creeps under every limit.</summary>
internal sealed class HistoryCommand
{
    private readonly Argument<string> _run = new("RUN") { Description = "The run folder whose sizes are kept." };
    private readonly Option<string> _file = new("--file")
    {
        Description = "The history, a CSV file that only grows.",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<string?> _revision = new("--revision")
    {
        Description = "What was built, as git names it: it is kept with the sizes.",
        HelpName = "REV",
    };

    private readonly Option<int> _last = CheckedOption.Number(
        "--last", "How many of the last runs of each image count.", NamedHistory.Last, least: 1);
    private readonly Option<string> _against = CheckedOption.Word(
        "--against",
        "Which of the earlier ones the newest run is held against.",
        HistoryReference.Lowest.Word(),
        [.. Enum.GetValues<HistoryReference>().Select(word => word.Word())]);

    private readonly Option<string?> _svg = OutputFile.Option("--svg", "Draws the trends into that file.");
    private readonly Option<string?> _page = OutputFile.Option("--page", "Writes the trends into that file as a page for a browser.");
    private readonly LimitOptionSet _limits = new();

    public Command Make()
    {
        var add = new Command("add", "Adds the sizes of a run; a run that is there already adds nothing.") { _run, _file, _revision };
        add.SetAction(Add);
        var show = new Command("show", "Shows how sizes went from run to run, and holds the newest against an earlier one.")
        {
            _file, _last, _against, _svg, _page,
        };
        foreach (var option in _limits.All)
            show.Add(option);
        show.Validators.Add(Check);
        show.SetAction(Show);
        return new Command("history", "Keeps the sizes of runs in one file, and shows where they went.") { add, show };
    }

    private void Check(CommandResult result)
    {
        if (result.Typed(_last) == 1 && _limits.IsAny(result))
            result.AddError("--last 1 leaves nothing to hold the newest run against: write --last 2 or more, or leave the limits out.");
        _limits.RefuseTimes(
            result, "and a history keeps none: leave it out, or hold two runs against each other with 'imagebench compare'.");
    }

    private async Task<int> Add(ParseResult parsed, CancellationToken cancellationToken)
    {
        var results = RunFolder.Open(parsed.GetRequiredValue(_run)).Read();
        var (rows, path) = (HistoryRow.Of(results, parsed.GetValue(_revision)), parsed.GetRequiredValue(_file));
        var added = HistoryCsv.Add(path, rows);
        var sentence = added > 0 ? $"{added} of {rows.Count} images of {results.Run.Id} added to {path}."
            : rows.Count == 0 ? $"{results.Run.Id} has no image that works: nothing is added to {path}."
            : $"{path} has {results.Run.Id} already: nothing is added.";
        await parsed.InvocationConfiguration.Output.WriteLineAsync(PlainText.Line(sentence).AsMemory(), cancellationToken);
        return (int)ExitCode.Good;
    }

    private async Task<int> Show(ParseResult parsed, CancellationToken cancellationToken)
    {
        var trends = NamedHistory.Read(_file.Name, parsed.GetRequiredValue(_file), parsed.GetValue(_last));
        if (parsed.GetValue(_svg) is { } picture)
            await OutputFile.Write(_svg.Name, picture, TrendPicture.Text(trends), cancellationToken);
        if (parsed.GetValue(_page) is { } page)
            await OutputFile.Write(_page.Name, page, TrendsPage.Text(trends), cancellationToken);
        var output = parsed.InvocationConfiguration.Output;
        foreach (var trend in trends)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await TrendLines.Write(output, trend, Terminal.Behind(output)?.Size().Columns);
        }

        var (gate, against) = (_limits.Read(parsed), Words.Find<HistoryReference>(parsed.GetRequiredValue(_against))!.Value);
        return (int)await LimitLines.Write(parsed, [.. trends.SelectMany(trend => trend.Judge(gate, against))], isForPeople: true);
    }
}
