using ImageBench.Model;

namespace ImageBench.Results.Csv;

/// <summary>
/// One row of a CSV file and where it stands (line from 1), read by the names of its columns: <c>Columns</c> tells where in <c>Cells</c>
/// each one is, and one that is not there is empty. What cannot be read is a <see cref="Fault"/> that names file, line and column.
/// </summary>
internal sealed record StoredRow(string File, int Line, IReadOnlyDictionary<string, int> Columns, IReadOnlyList<string> Cells)
{
    public string Text(string column) => Formula.Restore(Cell(column));

    public string? OptionalText(string column) => Cell(column).Length == 0 ? null : Text(column);

    public T Value<T>(string column, Func<string, T?> parse) where T : struct => Optional(column, parse) ?? throw Damaged(column);

    /// <summary>Null where the cell is empty.</summary>
    public T? Optional<T>(string column, Func<string, T?> parse) where T : struct =>
        Cell(column).Length == 0 ? null : parse(Cell(column)) ?? throw Damaged(column);

    /// <summary>
    /// The value of a word that must be there; null where this version does not know it, as it may not know one of a later version.
    /// </summary>
    public T? Known<T>(string column) where T : struct, Enum =>
        Cell(column).Length == 0 ? throw Damaged(column) : Words.Find<T>(Cell(column));

    /// <summary>Of a row that may stand in its file once, and does so again: what it is about.</summary>
    public Fault Twice(string what) => new(
        ExitCode.BadInput, $"{File}:{Line}: {PlainText.Line(what)} has a row already: the file was damaged or changed by hand.");

    private string Cell(string column) => Columns.TryGetValue(column, out var place) ? Cells[place] : "";

    private Fault Damaged(string column) => new(ExitCode.BadInput, Columns.ContainsKey(column)
        ? $"{File}:{Line}: {column} is \"{Cell(column)}\", which that column cannot hold: the file was damaged or changed by hand."
        : $"{File}:1: the header has no column \"{column}\", which no row can do without: the file was damaged or changed by hand.");
}
