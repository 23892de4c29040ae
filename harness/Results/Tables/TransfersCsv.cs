using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Results.Csv;

namespace ImageBench.Results.Tables;

/// <summary>transfers.csv: one row per push or pull of an image through a registry, in the order in which they were made.</summary>
internal static class TransfersCsv
{
    private static readonly CsvTable<Transfer> Table = new(
    [.. KeyColumns.Names, "direction", "round"],
    [
        .. KeyColumns.Of<Transfer>(row => row.Key),
        new("direction", row => row.Direction.Word(), $"{Words.List<TransferDirection>()}", "word"),
        new("round", row => Cell.Of(row.Round), "from 1", "count"),
        new("started_at_utc", row => Cell.Of(row.StartedAt), "when it was begun"),
        new("seconds", row => Cell.Of(row.Elapsed), "how long it took"),
        new("layers", row => Cell.Of(row.Layers), "layers of the image", "count"),
        new("layers_reused", row => Cell.Of(row.Reused), "of these, those that were there already", "count"),
        new("moved_bytes", row => Cell.Of(row.Moved), "manifest, config and the layers that moved, as the registry holds them"),
        new("error", row => Cell.Of(row.Error), "why it failed"),
    ]);

    /// <summary>What its columns mean.</summary>
    public static IReadOnlyList<ColumnMeaning> Meanings => Table.OfRun("").Meanings;

    /// <summary>The names of its columns, in their order.</summary>
    public static IReadOnlyList<string> Columns => Table.Names;

    public static string Text(string runId, IReadOnlyList<Transfer> transfers) => Table.OfRun(runId).Text(transfers);

    /// <summary>Adds a row as the transfer ends.</summary>
    public static void Append(string path, string runId, Transfer transfer) => Table.OfRun(runId).Append(path, transfer);

    /// <summary>
    /// The rows of a file, top to bottom; none where the run had no registry. Of two of one transfer the later holds: the run was gone on
    /// with in between, and stopped again.
    /// </summary>
    public static IReadOnlyList<Transfer> Read(string path) =>
        LastRow.OfEach(Table.ReadGrown(path).Select(Find).OfType<Transfer>(), move => (move.Key, move.Direction, move.Round));

    private static Transfer? Find(StoredRow row) =>
        KeyColumns.Find(row) is { } key && row.Known<TransferDirection>("direction") is { } direction
            ? Read(row, key, direction)
            : null;

    private static Transfer Read(StoredRow row, VariantKey key, TransferDirection direction) => new(
        key,
        direction,
        row.Value("round", Cell.ToCount),
        row.Value("started_at_utc", Cell.ToTime))
    {
        Elapsed = row.Optional("seconds", Cell.ToSeconds),
        Layers = row.Optional("layers", Cell.ToCount),
        Reused = row.Optional("layers_reused", Cell.ToCount),
        Moved = row.Optional("moved_bytes", Cell.ToSize),
        Error = row.OptionalText("error"),
    };
}
