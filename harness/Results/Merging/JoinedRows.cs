using ImageBench.Model.Files;
using ImageBench.Model.Runs;
using ImageBench.Results.Csv;

namespace ImageBench.Results.Merging;

/// <summary>
/// One file of several runs as one, row by row: columns by their names, a machine at every row, the runs in their order and each one's rows
/// in theirs.
/// </summary>
internal static class JoinedRows
{
    /// <summary>
    /// Writes the file where at least one run has it. <paramref name="parts"/> are in their order; <paramref name="sources"/> have each of
    /// them once. <paramref name="known"/> are the file's columns in this version: others stand behind them, by name.
    /// </summary>
    public static void Write(
        string name, string target, IReadOnlyList<BenchRun> parts, IReadOnlyList<MergeSource> sources, IReadOnlyList<string> known)
    {
        var rows = new List<StoredPartRows>();
        try
        {
            rows.AddRange(sources.Select(source => StoredPartRows.Open(source, name)).OfType<StoredPartRows>());
            if (rows.Count > 0)
                Write(target, parts, rows, Columns(rows, known));
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            throw DiskFault.Writing(target, exception);
        }
        finally
        {
            rows.ForEach(source => source.Dispose());
        }
    }

    private static void Write(
        string target, IReadOnlyList<BenchRun> parts, List<StoredPartRows> rows, IReadOnlyList<string> columns)
    {
        var byPart = rows.SelectMany(source => source.Parts.Select(part => (part, source))).ToDictionary(
            pair => (pair.part.Id, pair.part.Node), pair => pair.source);
        using var writer = new RowWriter(target);
        writer.Write(StoredPartRows.RunColumn);
        writer.Write(KeyColumns.Node);
        foreach (var column in columns)
            writer.Write(Cell.Of(column));
        writer.EndRow();
        foreach (var part in parts)
        {
            if (byPart.TryGetValue((part.Id, part.Node), out var source))
                source.CopyTo(writer, part, columns);
        }

        foreach (var source in rows)
            source.CheckThatAllWereTaken();
    }

    // In one order whatever the order of the runs.
    private static List<string> Columns(IEnumerable<StoredPartRows> rows, IReadOnlyList<string> known)
    {
        var places = known.Index().ToDictionary(column => column.Item, column => column.Index);
        return
        [
            .. rows.SelectMany(source => source.Columns).Distinct()
                .Where(column => column is not (StoredPartRows.RunColumn or KeyColumns.Node or ""))
                .OrderBy(column => places.GetValueOrDefault(column, int.MaxValue))
                .ThenBy(column => column, StringComparer.Ordinal),
        ];
    }
}
