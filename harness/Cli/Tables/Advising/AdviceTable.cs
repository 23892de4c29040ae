using ImageBench.Cli.Lines;
using ImageBench.Reports.Advising;
using ImageBench.Statistics.Judging;

namespace ImageBench.Cli.Tables.Advising;

/// <summary>What advice came to, on standard output: a row a rewrite, what all that are kept come to, and a sentence.</summary>
internal static class AdviceTable
{
    public static void Write(TableConsole console, MeasuredAdvice advice)
    {
        if (advice.Rewrites.Count > 0)
        {
            console.Say(advice.Scenario, look: LineLook.Strong);
            console.Write(Table(advice));
        }

        var notes = advice.Combined is { } combined ? JudgementText.Notes(combined) : [];
        var ignored = IgnoredText.Sentences(advice);
        foreach (var sentence in (string[])[.. ignored, .. advice.Notes, .. notes, $"{advice.Scenario}: {AdvicePage.Sentence(advice)}"])
            console.Say(sentence);
    }

    private static FittedTable Table(MeasuredAdvice advice)
    {
        var table = new FittedTable(RewriteRow.Headings);
        foreach (var rewrite in advice.Rewrites)
            table.Add(RewriteRow.Of(rewrite));
        if (advice.Combined is not null)
            table.Add(RewriteRow.OfCombined(advice));
        return table;
    }
}
