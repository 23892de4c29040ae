using System.Globalization;
using ImageBench.Cli.Lines;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Reports.Text;

namespace ImageBench.Cli.Displays;

/// <summary>
/// How far a run is, as lines that fit a terminal: the table as far as it fills, what is done now, and what is left. Where it is narrow,
/// columns go, the least wanted first; where it is low, rows far from the one that is built. Pure.
/// </summary>
internal static class LivePicture
{
    // The heading, its rule, an empty line, what is done, what is left, and the line that the cursor stands on.
    private const int LinesAround = 8;
    private const int LeastRows = 2;

    public static IReadOnlyList<ShownLine> Lines(
        LiveProgress rows, string doing, char spinner, TimeSpan elapsed, (int Columns, int Rows) size)
    {
        var shown = Window(rows, Math.Max(LeastRows, size.Rows - LinesAround));
        var more = rows.All.Count - shown.Count;
        return
        [
            .. Table(rows, shown, size.Columns),
            .. more == 0 ? [] : new[] { new ShownLine(TextFold.Cut($"  and {Figures.Count(more, "more variant")}", size.Columns)) },
            new ShownLine(""),
            new ShownLine(TextFold.Cut($"{spinner} {doing}", size.Columns)),
            new ShownLine(TextFold.Cut("  " + Progress(rows, elapsed), size.Columns)),
        ];
    }

    /// <summary>"6 of 18 builds after 4:12, about 8 min for 12 more builds".</summary>
    public static string Progress(LiveProgress rows, TimeSpan elapsed)
    {
        var done = rows.Total is { } total
            ? $"{Figures.Count(rows.Done)} of {Figures.Count(total, "build")}"
            : Figures.Count(rows.Done, "build");
        var clock = elapsed.ToString(elapsed.TotalHours < 1 ? @"m\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture);
        return $"{done} after {clock}{(LeftText.Of(rows.Left) is { } left ? $", {left}" : "")}";
    }

    private static IReadOnlyList<LiveRow> Window(LiveProgress rows, int most)
    {
        if (rows.All.Count <= most)
            return rows.All;
        var at = rows.Active is { } active ? rows.All.ToList().IndexOf(active) : 0;
        return [.. rows.All.Skip(Math.Clamp(at - (most / 2), 0, rows.All.Count - most)).Take(most)];
    }

    private static IReadOnlyList<ShownLine> Table(LiveProgress rows, IReadOnlyList<LiveRow> shown, int columns)
    {
        CacheState[] current = [.. rows.States.Where(state => rows.ActiveCache is null || state == rows.ActiveCache).Take(1)];
        foreach (var (sizes, states) in new (string[] Sizes, IReadOnlyCollection<CacheState> States)[]
        {
            (["unpacked", "content", "layers"], rows.States),
            (["unpacked", "layers"], rows.States),
            (["unpacked"], rows.States),
            (["unpacked", "content", "layers"], current),
            (["unpacked", "layers"], current),
            (["unpacked"], current),
        })
        {
            // A row of several lines is harder to find than a column that is gone.
            if (Made(rows, shown, sizes, states).Beside(columns) is { } lines && IsARowALine(lines, shown.Count))
                return lines;
        }

        return [.. (Made(rows, shown, ["unpacked"], []).Beside(columns) ?? Made(rows, shown, [], []).Lines(columns))
            .Select(line => line with { Text = TextFold.Cut(line.Text, columns) })];
    }

    // Headings may take two.
    private static bool IsARowALine(IReadOnlyList<ShownLine> lines, int rows) =>
        lines.Count <= rows + 2 || (lines.Count == rows + 3 && !lines[1].Text.StartsWith("  ─", StringComparison.Ordinal));

    private static FittedTable Made(LiveProgress rows, IReadOnlyList<LiveRow> shown, string[] sizes, IReadOnlyCollection<CacheState> states)
    {
        var table = new FittedTable(
            ["variant", "state", .. sizes.Select(size => $">{size}"), .. states.Select(state => $">{state.Word()}")])
        { IsWhole = true };
        foreach (var row in shown)
        {
            table.Add(
                row.Look,
                [
                    Name(rows, row),
                    row.Doing ?? row.Verdict,
                    .. sizes.Select(size => Size(row, size)),
                    .. states.Select(row.Time),
                ]);
        }

        return table;
    }

    private static string Name(LiveProgress rows, LiveRow row)
    {
        var name = rows.HasSeveralScenarios ? $"{row.Key.Scenario}/{row.Key.Variant}" : row.Key.Variant;
        return rows.HasSeveralBuilders ? $"{name} ({row.Key.Builder.Word()})" : row.IsBaseline ? $"{name} (baseline)" : name;
    }

    private static string Size(LiveRow row, string size) => row.Image?.Facts is not { } image ? ""
        : size switch
        {
            "unpacked" => Figures.Size(image.Unpacked),
            "content" => Figures.Size(image.Content),
            _ => Figures.Count(image.Layers.Count),
        };
}
