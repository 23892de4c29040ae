using ImageBench.Cli.Lines;
using ImageBench.Model;
using ImageBench.Reports.Advising;
using ImageBench.Statistics.Judging;

namespace ImageBench.Cli.Tables.Advising;

/// <summary>A judgement on standard output: a row a question, then what must be known besides, and the verdict.</summary>
internal static class JudgementTable
{
    public static void Write(TableConsole console, string title, Judgement judgement)
    {
        var table = new FittedTable("question", "answer", "what was measured");
        foreach (var (question, answer, why) in JudgementText.Rows(judgement))
            table.Add(question, answer.Word(), why);
        console.Say(title, look: LineLook.Strong);
        console.Write(table);
        foreach (var sentence in (string[])[.. JudgementText.Notes(judgement), JudgementText.Verdict(judgement)])
            console.Say(sentence);
    }
}
