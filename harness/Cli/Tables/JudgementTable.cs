using ImageBench.Cli.Displays;
using ImageBench.Model;
using ImageBench.Reports.Advising;
using ImageBench.Statistics.Judging;
using Spectre.Console;

namespace ImageBench.Cli.Tables;

/// <summary>A judgement on standard output: a row a question, then what must be known besides, and the verdict.</summary>
internal static class JudgementTable
{
    public static void Write(IAnsiConsole console, string title, Judgement judgement)
    {
        var table = new Table { Border = TableBorder.Simple, Title = new TableTitle(PlainMarkup.Of(title), Style.Plain) };
        foreach (var heading in (string[])["question", "answer", "what was measured"])
            table.AddColumn(heading);
        foreach (var (question, answer, why) in JudgementText.Rows(judgement))
            table.AddRow(PlainMarkup.Of(question), PlainMarkup.Of(answer.Word()), PlainMarkup.Of(why));
        console.Write(table);
        // Written as they are: a console would fold a line that is longer than it.
        foreach (var sentence in (string[])[.. JudgementText.Notes(judgement), JudgementText.Verdict(judgement)])
            console.Profile.Out.Writer.WriteLine(PlainText.Line(sentence));
    }
}
