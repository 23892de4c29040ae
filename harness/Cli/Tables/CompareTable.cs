using ImageBench.Cli.Lines;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Comparing;

namespace ImageBench.Cli.Tables;

/// <summary>A comparison for people: what A and B are, a table a scenario, and what must be known besides.</summary>
internal static class CompareTable
{
    private const string HowTwoRunsCompare =
        Figures.BuildTimes + "; a ratio is B's time over A's, with Welch's 95 % interval over the logarithms, since rounds "
            + "of two runs are no pairs.";
    private const string HowOneRunCompares =
        Figures.BuildTimes + "; a ratio is B's time over A's, pair by pair within the rounds of the run, with its 95 % "
            + "interval.";

    public static void Write(TableConsole console, Comparison comparison)
    {
        if (!comparison.IsPaired)
        {
            console.Say($"A: {Name(comparison.A)}");
            console.Say($"B: {Name(comparison.B)}");
        }
        else
        {
            console.Say(Name(comparison.A));
        }

        if (comparison.Differences.Count > 0)
        {
            var phrases = string.Join(", ", comparison.Differences.Select(difference => difference.Phrase));
            console.Say(comparison.IsWithoutTimes
                ? $"Bytes are compared, times are not (--anyway does), since conditions differ: {phrases}."
                : $"Compared in spite of other conditions: {phrases}.");
        }

        foreach (var scenario in comparison.Changes.GroupBy(change => change.A.Scenario))
            Write(console, scenario.Key, [.. scenario]);
        if (comparison.Changes.Any(change => change.Times.Count > 0))
            console.Say(comparison.IsPaired ? HowOneRunCompares : HowTwoRunsCompare);
        foreach (var note in ComparisonNotes.Of(comparison))
            console.Say(note);
    }

    private static void Write(TableConsole console, string scenario, IReadOnlyList<VariantChange> changes)
    {
        console.Space();
        console.Say(scenario, look: LineLook.Strong);
        var withBuilder = changes.SelectMany(change => (Builder[])[change.A.Builder, change.B.Builder]).Distinct().Count() > 1;
        var table = new FittedTable("variant", "figure", ">A", ">B", ">change", "") { IsWhole = true };
        foreach (var change in changes)
            AddRows(table, withBuilder ? $"{Variants(change)} ({Builders(change)})" : Variants(change), change);
        console.Write(table);
    }

    private static void AddRows(FittedTable table, string name, VariantChange change)
    {
        Size("unpacked size", change.Unpacked);
        // What the parents brought is nothing that the Dockerfiles did: told apart where it is not the same.
        if (change.Own is { } own && own.Difference != change.Unpacked?.Difference)
            Size("own part of it", own);
        Size("content size", change.Content);
        if (change.OwnContent is { } ownContent && ownContent.Difference != change.Content?.Difference)
            Size("own part of it", ownContent);
        if (change.Layers is { } layers)
        {
            var difference = SignedFigures.Count(layers.Difference);
            Add("layers", Figures.Count(layers.A), Figures.Count(layers.B), difference, layers.Verdict.Word());
        }

        if (change is { SharedLayers: { } shared, Layers: { } counts } && (shared < counts.A || shared < counts.B))
        {
            Add(
                "layers in common",
                $"{Figures.Count(shared)} of {Figures.Count(counts.A)}",
                $"{Figures.Count(shared)} of {Figures.Count(counts.B)}",
                "",
                "");
        }

        foreach (var (kind, content) in change.Contents.Where(content => content.Change.Verdict is Verdict.Smaller or Verdict.Larger))
            Size($"contents: {KindText.Of(kind)}", content);
        foreach (var time in change.Times)
        {
            Add(time.Cache.Word(), Figures.Seconds(time.A), Figures.Seconds(time.B), time.Ratio is null
                ? Figures.Missing
                : $"× {Figures.Ratio(time.Ratio)}", time.Ratio is null ? "" : VerdictText.Of(time.Ratio));
        }

        void Size(string figure, SizeChange? size)
        {
            if (size is null)
                return;
            var difference = SignedFigures.Exactly(size.Difference) + SignedFigures.Percent(size.Difference, size.A);
            Add(figure, Figures.Size(size.A), Figures.Size(size.B), difference, VerdictText.Of(size));
        }

        void Add(string figure, string a, string b, string difference, string verdict)
        {
            table.Add(name, figure, a, b, difference, verdict);
            name = "";
        }
    }

    private static string Variants(VariantChange change) => change.A.Scenario != change.B.Scenario
        ? $"{change.A.Scenario}/{change.A.Variant} → {change.B.Scenario}/{change.B.Variant}"
        : change.A.Variant == change.B.Variant ? change.A.Variant
        : $"{change.A.Variant} → {change.B.Variant}";

    private static string Builders(VariantChange change) => change.A.Builder == change.B.Builder
        ? change.A.Builder.Word()
        : $"{change.A.Builder.Word()} → {change.B.Builder.Word()}";

    private static string Name(BenchRun run) =>
        $"{run.Id}, {Figures.Instant(run.StartedAt)}, ImageBench "
            + $"{run.HarnessVersion}{(run.HarnessCommit is { Length: > 0 } commit ? $" ({commit[..Math.Min(commit.Length, 7)]})" : "")}";
}
