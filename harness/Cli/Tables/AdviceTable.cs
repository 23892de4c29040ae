using ImageBench.Cli.Displays;
using ImageBench.Model;
using ImageBench.Reports.Advising;
using ImageBench.Statistics.Judging;
using Spectre.Console;

namespace ImageBench.Cli.Tables;

/// <summary>What advice came to, on standard output: a row a rewrite, what all that are kept come to, and a sentence.</summary>
internal static class AdviceTable
{
    public static void Write(IAnsiConsole console, MeasuredAdvice advice)
    {
        if (advice.Rewrites.Count > 0)
            console.Write(Table(advice));
        IReadOnlyList<string> notes = advice.Combined is { } combined ? JudgementText.Notes(combined) : [];
        foreach (var sentence in (string[])[.. advice.Notes, .. notes, $"{advice.Scenario}: {AdvicePage.Sentence(advice)}"])
            console.Profile.Out.Writer.WriteLine(PlainText.Line(sentence));
    }

    private static Table Table(MeasuredAdvice advice)
    {
        var table = new Table
        {
            Border = TableBorder.Simple,
            Title = new TableTitle(PlainMarkup.Of(advice.Scenario), Style.Plain),
        };
        foreach (var heading in RewriteRow.Headings)
            table.AddColumn(heading.StartsWith('>') ? new TableColumn(heading[1..]).RightAligned() : new TableColumn(heading));
        foreach (var rewrite in advice.Rewrites)
            Add(table, RewriteRow.Of(rewrite));
        if (advice.Combined is not null)
            Add(table, RewriteRow.OfCombined(advice));
        return table;
    }

    private static void Add(Table table, IReadOnlyList<string> cells) => table.AddRow([.. cells.Select(cell => PlainMarkup.Of(cell))]);
}
