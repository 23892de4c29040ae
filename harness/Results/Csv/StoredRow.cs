using ImageBench.Model;

namespace ImageBench.Results.Csv;

/// <summary>One row of a CSV file and where it stands (line from 1). What cannot be read is a <see cref="Fault"/> that names file, line and column. <c>Columns</c> tells where in <c>Cells</c> each column is.</summary>
internal sealed record StoredRow(string File, int Line, IReadOnlyDictionary<string, int> Columns, IReadOnlyList<string> Cells)
{
    public string Text(string column) => Formula.Restore(Cell(column));

    public string? OptionalText(string column) => Cell(column).Length == 0 ? null : Text(column);

    public T Value<T>(string column, Func<string, T?> parse) where T : struct => Optional(column, parse) ?? throw Damaged(column);

    /// <summary>Null where the cell is empty.</summary>
    public T? Optional<T>(string column, Func<string, T?> parse) where T : struct =>
        Cell(column).Length == 0 ? null : parse(Cell(column)) ?? throw Damaged(column);

    private string Cell(string column) => Cells[Columns[column]];

    private Fault Damaged(string column) => new(
        ExitCode.BadInput,
        $"{File}:{Line}: {column} is \"{Cell(column)}\", which that column cannot hold: the file was damaged or changed by hand.");
}
