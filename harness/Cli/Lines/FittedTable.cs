using ImageBench.Model;
using ImageBench.Reports.Text;

namespace ImageBench.Cli.Lines;

/// <summary>
/// A table that fits where it is shown: columns without anything are left out, headings and prose are parted between words, and where that
/// is not enough each row stands as a block of lines. A heading that starts with '>' stands right: figures, parted before a bracket at
/// most. A row whose first cell is empty goes on with the one above. Without headings it is a list of names and what they are.
/// </summary>
internal sealed class FittedTable(params IReadOnlyList<string> headings)
{
    private const int LongestCell = 400;
    private const string Indent = "  ";
    private const string Gap = "  ";

    // A value beside its name has room for a few words, else it stands below.
    private const int LeastBeside = 16;

    // Two lines and their rule.
    private const int MostLinesOfHeadings = 3;
    private const char Bound = '\u00a0';

    private readonly List<(string[] Cells, LineLook Look)> _rows = [];

    /// <summary>Whether a column in which all is missing says something too.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The heading of a column that goes where the table would not fit with a row a line.</summary>
    public string? Spare { get; init; }

    public void Add(params IReadOnlyList<string> cells) => Add(LineLook.Plain, cells);

    public void Add(LineLook look, params IReadOnlyList<string> cells) =>
        _rows.Add(([.. cells.Select((cell, at) => Bind(at, PlainText.Short(cell, LongestCell)))], look));

    /// <summary>Null for the width: as wide as it is.</summary>
    public IReadOnlyList<ShownLine> Lines(int? width)
    {
        if (_rows.Count == 0)
            return [];
        var columns = Columns();
        int[] needed = [.. columns.Where(at => headings[at] != Spare)];
        var whole = Beside(columns, width);
        return whole is not null && whole.Count <= _rows.Count + MostLinesOfHeadings
            ? whole
            : Beside(needed, width) ?? [.. Turned(columns, width!.Value)];
    }

    /// <summary>The rows beside each other, or null where they do not fit.</summary>
    public IReadOnlyList<ShownLine>? Beside(int width) => _rows.Count == 0 ? [] : Beside(Columns(), width);

    private List<ShownLine>? Beside(int[] columns, int? width)
    {
        var rooms = columns.Select(at => ColumnRoom.Of(Heading(at), [.. _rows.Select(row => Cell(row.Cells, at))])).ToList();
        var widths = width is { } room
            ? ColumnRoom.Share(rooms, room - Indent.Length - (Gap.Length * (columns.Length - 1)))
            : [.. rooms.Select(column => column.Natural)];
        if (widths is null)
            return null;
        List<ShownLine> lines = [];
        if (headings.Any(heading => heading.Length > 0))
        {
            lines.AddRange(Row(columns, widths, Heading, LineLook.Plain, isHeading: true));
            lines.Add(new ShownLine(Indent + string.Join(Gap, widths.Select(column => new string('─', column)))));
        }

        foreach (var (cells, look) in _rows)
            lines.AddRange(Row(columns, widths, at => Cell(cells, at), look, isHeading: false));
        return lines;
    }

    // A heading of several lines stands on its column.
    private IEnumerable<ShownLine> Row(int[] columns, int[] widths, Func<int, string> text, LineLook look, bool isHeading)
    {
        var cells = columns.Select((at, place) => TextFold.Lines(text(at), widths[place])).ToList();
        var height = cells.Max(lines => lines.Count);
        for (var line = 0; line < height; line++)
        {
            var parts = columns.Select((at, place) =>
            {
                var from = isHeading ? line - (height - cells[place].Count) : line;
                return Placed(from >= 0 && from < cells[place].Count ? cells[place][from] : "", widths[place], IsFigure(at));
            });
            yield return new ShownLine(Free(Indent + string.Join(Gap, parts)).TrimEnd(), look);
        }
    }

    private IEnumerable<ShownLine> Turned(int[] columns, int width)
    {
        var label = columns.Skip(1).Select(at => TextFold.Width(Heading(at))).DefaultIfEmpty().Max();
        var isBeside = width - label - (3 * Indent.Length) >= LeastBeside;
        if (Heading(columns[0]).Length > 0)
        {
            yield return new ShownLine(Indent + Heading(columns[0]));
            yield return new ShownLine(Indent + new string('─', TextFold.Width(Heading(columns[0]))));
        }

        var isFirst = true;
        foreach (var (cells, look) in _rows)
        {
            if (!isFirst)
                yield return new ShownLine("");
            isFirst = false;
            if (Cell(cells, columns[0]).Length > 0)
            {
                foreach (var line in TextFold.Lines(Cell(cells, columns[0]), width - Indent.Length))
                    yield return new ShownLine(Free(Indent + line), look);
            }

            foreach (var at in columns.Skip(1).Where(at => !IsEmpty(Cell(cells, at))))
            {
                var before = Indent + Gap + Placed(Heading(at), label, isRight: false) + Gap;
                if (!isBeside)
                {
                    yield return new ShownLine(before.TrimEnd());
                    before = Indent + Indent + Indent;
                }

                foreach (var line in TextFold.Lines(Cell(cells, at), width - before.Length))
                {
                    yield return new ShownLine(Free(before + line), look);
                    before = new string(' ', before.Length);
                }
            }
        }
    }

    private int[] Columns() =>
        [.. Enumerable.Range(0, headings.Count).Where(at => at == 0 || _rows.Exists(row => IsWhole || !IsEmpty(Cell(row.Cells, at))))];

    private bool IsFigure(int column) => headings[column].StartsWith('>');

    private string Heading(int column) => headings[column].TrimStart('>');

    // Only before a bracket a figure may be parted.
    private string Bind(int column, string cell) => IsFigure(column)
        ? cell.Replace(' ', Bound).Replace($"{Bound}(", " (", StringComparison.Ordinal)
        : cell;

    private static string Free(string line) => line.Replace(Bound, ' ');

    private static string Cell(string[] cells, int at) => at < cells.Length ? cells[at] : "";

    private static bool IsEmpty(string cell) => cell.Length == 0 || cell == Figures.Missing;

    private static string Placed(string text, int width, bool isRight)
    {
        var blanks = new string(' ', Math.Max(0, width - TextFold.Width(text)));
        return isRight ? blanks + text : text + blanks;
    }
}
