using System.Globalization;
using ImageBench.Model;
using ImageBench.Reports.Text;
using ImageBench.Statistics.History;

namespace ImageBench.Cli.Tables;

/// <summary>
/// A trend in lines of 80 columns: when, at which revision, how large, what changed since the run before, and a bar. In fewer columns the
/// bar is left out, and in those that are too few for the rest the indent and the end of the revision too.
/// </summary>
internal static class TrendLines
{
    private const int Bar = 16;

    private const int Wide = 9;
    private const int Narrow = 7;

    // What stands before the bar, with the indent and a wide revision.
    private const int Figured = 64;

    /// <summary>Writes it for so many columns; null: as many as it wants.</summary>
    public static async Task Write(TextWriter output, HistoryTrend trend, int? columns)
    {
        var revision = columns < Figured - 1 ? Narrow : Wide;
        var indent = revision == Wide ? "  " : "";
        var bar = columns < Figured + Bar ? 0 : Bar;
        await output.WriteLineAsync(PlainText.Line(trend.Key.ToString()));
        await output.WriteLineAsync(
            $"{indent}when             {(revision == Wide ? "revision " : "rev    ")} unpacked    change  content layers");
        var longest = trend.Rows.Max(row => row.Unpacked?.Bytes ?? 0);
        HistoryRow? before = null;
        foreach (var row in trend.Rows)
        {
            await output.WriteLineAsync((indent + Line(row, before, revision) + Of(row.Unpacked, longest, bar)).TrimEnd());
            before = row;
        }

        await output.WriteLineAsync();
    }

    private static string Line(HistoryRow row, HistoryRow? before, int revisionLength)
    {
        var revision = PlainText.Short(row.Revision ?? "", revisionLength).PadRight(revisionLength);
        var change = before is null ? "" : SignedFigures.Change(row.Unpacked - before.Unpacked);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{row.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm} {revision} {Figures.Size(row.Unpacked),8} {change,9} "
                + $"{Figures.Size(row.Content),8} {Figures.Count(row.LayerCount),6} ");
    }

    // What is there at all has a letter.
    private static string Of(ByteSize? size, long longest, int bar) => bar > 0 && size is { Bytes: > 0 and var bytes }
        ? new string('█', Math.Max(1, (int)Math.Round((decimal)bytes * bar / longest)))
        : "";
}
