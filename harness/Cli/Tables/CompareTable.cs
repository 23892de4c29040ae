using System.Globalization;
using ImageBench.Cli.Displays;
using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Comparing;
using Spectre.Console;

namespace ImageBench.Cli.Tables;

/// <summary>A comparison for people: what A and B are, a table a scenario, and what must be known besides.</summary>
internal static class CompareTable
{
    private const string HowTwoRunsCompare =
        "Times are means ± the 95 % interval; a ratio is B's time over A's, with Welch's 95 % interval over the logarithms, since rounds "
            + "of two runs are no pairs.";
    private const string HowOneRunCompares =
        "Times are means ± the 95 % interval; a ratio is B's time over A's, pair by pair within the rounds of the run, with its 95 % "
            + "interval.";

    public static void Write(IAnsiConsole console, Comparison comparison)
    {
        if (!comparison.IsPaired)
        {
            Say(console, $"A: {Name(comparison.A)}");
            Say(console, $"B: {Name(comparison.B)}");
        }
        else
        {
            Say(console, Name(comparison.A));
        }

        if (comparison.Differences.Count > 0)
        {
            Say(console,
                "Compared in spite of other conditions: "
                    + $"{string.Join(", ", comparison.Differences.Select(difference => difference.Phrase))}.");
        }

        foreach (var scenario in comparison.Changes.GroupBy(change => change.A.Scenario))
            console.Write(Table(scenario.Key, [.. scenario]));
        if (comparison.Changes.Any(change => change.Times.Count > 0))
            Say(console, comparison.IsPaired ? HowOneRunCompares : HowTwoRunsCompare);
        foreach (var note in ComparisonNotes.Of(comparison))
            Say(console, note);
    }

    private static Table Table(string scenario, IReadOnlyList<VariantChange> changes)
    {
        var table = new Table { Border = TableBorder.Simple, Title = new TableTitle(PlainMarkup.Of(scenario), Style.Plain) };
        foreach (var heading in (string[])["variant", "figure"])
            table.AddColumn(heading);
        foreach (var heading in (string[])["A", "B", "change"])
            table.AddColumn(new TableColumn(heading).RightAligned());
        table.AddColumn("");
        var withBuilder = changes.Select(change => change.A.Builder).Distinct().Count() > 1;
        foreach (var change in changes)
            AddRows(table, withBuilder ? $"{Variants(change)} ({change.A.Builder.Word()})" : Variants(change), change);
        return table;
    }

    private static void AddRows(Table table, string name, VariantChange change)
    {
        Size("unpacked size", change.Unpacked);
        Size("content size", change.Content);
        if (change.Layers is { } layers)
            Add("layers", Number(layers.A), Number(layers.B), Signed(layers.Difference), layers.Verdict);
        foreach (var time in change.Times)
        {
            Add(time.Cache.Word(), Figures.Seconds(time.A), Figures.Seconds(time.B), time.Ratio is null
                ? Figures.Missing
                : $"× {Figures.Ratio(time.Ratio)}", time.Ratio?.Verdict);
        }

        void Size(string figure, SizeChange? size)
        {
            if (size is not null)
                Add(figure, Bytes(size.A), Bytes(size.B), $"{Signed(size.Difference.Bytes)} B{Percent(size.Percent)}", size.Verdict);
        }

        void Add(string figure, string a, string b, string difference, Verdict? verdict)
        {
            table.AddRow([.. ((string[])[name, figure, a, b, difference, verdict?.Word() ?? ""]).Select(cell => PlainMarkup.Of(cell))]);
            name = "";
        }
    }

    private static string Variants(VariantChange change) =>
        change.A.Variant == change.B.Variant ? change.A.Variant : $"{change.A.Variant} → {change.B.Variant}";

    private static string Name(BenchRun run) =>
        $"{run.Id}, {Figures.Instant(run.StartedAt)}, ImageBench "
            + $"{run.HarnessVersion}{(run.HarnessCommit is { Length: > 0 } commit ? $" ({commit[..Math.Min(commit.Length, 7)]})" : "")}";

    private static string Bytes(ByteSize size) => $"{Number(size.Bytes)} B";

    private static string Percent(double? percent) => percent switch
    {
        null or 0 => "",
        > -0.05 and < 0.05 => " (under 0.1 %)",
        { } known => string.Create(CultureInfo.InvariantCulture, $" ({Sign(known)}{Math.Abs(known):N1} %)"),
    };

    private static string Signed(long number) => number == 0 ? "0" : Sign(number) + Number(Math.Abs(number));

    private static string Sign(double number) => number < 0 ? "−" : "+";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    // Written as it is: a console would fold a line that is longer than it, and read brackets as colours.
    private static void Say(IAnsiConsole console, string sentence) => console.Profile.Out.Writer.WriteLine(PlainText.Line(sentence));
}
