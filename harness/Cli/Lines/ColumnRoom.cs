namespace ImageBench.Cli.Lines;

/// <summary>
/// How wide a column is by its texts, how wide with its heading in several lines, and the least that it can be without breaking a word.
/// </summary>
internal readonly record struct ColumnRoom(int Natural, int Compact, int Least)
{
    // Prose in a column of one word a line is no prose.
    private const int LeastOfProse = 14;

    public static ColumnRoom Of(string heading, IReadOnlyCollection<string> cells)
    {
        var (widest, word) = (cells.Max(TextFold.Width), TextFold.Least(heading));
        var natural = Math.Max(TextFold.Width(heading), widest);
        var least = Math.Max(word, cells.Max(TextFold.Least));
        var isProse = widest > 2 * LeastOfProse;
        return new ColumnRoom(
            natural, Math.Max(widest, word), Math.Min(natural, isProse ? Math.Max(least, LeastOfProse) : least));
    }

    /// <summary>
    /// The widths of columns that share a room: headings are parted first, then texts, the widest before the others. Null where that does
    /// not do.
    /// </summary>
    public static int[]? Share(IReadOnlyList<ColumnRoom> columns, int room)
    {
        var widths = columns.Select(column => column.Natural).ToArray();
        if (columns.Sum(column => column.Least) > room)
            return null;
        Narrow(widths, room, at => columns[at].Compact);
        Narrow(widths, room, at => columns[at].Least);
        return widths;
    }

    private static void Narrow(int[] widths, int room, Func<int, int> least)
    {
        while (widths.Sum() > room)
        {
            var wide = Enumerable.Range(0, widths.Length).Where(at => widths[at] > least(at)).ToList();
            if (wide.Count == 0)
                return;
            widths[wide.MaxBy(at => widths[at])]--;
        }
    }
}
