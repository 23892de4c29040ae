using System.Globalization;
using ImageBench.Model;
using ImageBench.Reports.Text;
using ImageBench.Statistics.History;

namespace ImageBench.Cli.Tables;

/// <summary>A trend in lines of 80 columns: when, at which revision, how large, what changed since the run before, and a bar.</summary>
internal static class TrendLines
{
    private const int Bar = 16;

    private const int RevisionLength = 9;

    private const string Heading = "  when             revision  unpacked    change  content layers";

    public static async Task Write(TextWriter output, HistoryTrend trend)
    {
        await output.WriteLineAsync(PlainText.Line(trend.Key.ToString()));
        await output.WriteLineAsync(Heading);
        var longest = trend.Rows.Max(row => row.Unpacked?.Bytes ?? 0);
        HistoryRow? before = null;
        foreach (var row in trend.Rows)
        {
            await output.WriteLineAsync(Line(row, before, longest).TrimEnd());
            before = row;
        }

        await output.WriteLineAsync();
    }

    private static string Line(HistoryRow row, HistoryRow? before, long longest)
    {
        var change = before is null ? "" : SignedFigures.Change(row.Unpacked - before.Unpacked);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"  {row.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm} {PlainText.Short(row.Revision ?? "", RevisionLength),-RevisionLength} "
                + $"{Figures.Size(row.Unpacked),8} {change,9} {Figures.Size(row.Content),8} {Figures.Count(row.LayerCount),6} "
                + $"{Of(row.Unpacked, longest)}");
    }

    // What is there at all has a letter.
    private static string Of(ByteSize? size, long longest) => size is { Bytes: > 0 and var bytes }
        ? new string('█', Math.Max(1, (int)Math.Round((decimal)bytes * Bar / longest)))
        : "";
}
