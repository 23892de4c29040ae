using ImageBench.Model.Runs;
using ImageBench.Results.Csv;

namespace ImageBench.Results.Tables;

/// <summary>transfers.csv: one row per push or pull of an image through a registry, in the order in which they were made.</summary>
internal static class TransfersCsv
{
    private static readonly CsvTable<Transfer> Table = new(
    [
        .. KeyColumns.Of<Transfer>(row => row.Key),
        new("direction", row => row.Direction.Word()),
        new("round", row => Cell.Of(row.Round)),
        new("started_at_utc", row => Cell.Of(row.StartedAt)),
        new("seconds", row => Cell.Of(row.Elapsed)),
        new("layers", row => Cell.Of(row.Layers)),
        new("layers_reused", row => Cell.Of(row.Reused)),
        new("moved_bytes", row => Cell.Of(row.Moved)),
        new("error", row => Cell.Of(row.Error)),
    ]);

    public static string Text(IReadOnlyList<Transfer> transfers) => Table.Text(transfers);

    /// <summary>Adds a row as the transfer ends.</summary>
    public static void Append(string path, Transfer transfer) => Table.Append(path, transfer);

    /// <summary>The rows of a file, top to bottom; none where the run had no registry.</summary>
    public static IReadOnlyList<Transfer> Read(string path) => File.Exists(path) ? [.. Table.Parse(path, WholeFile.Read(path)).Select(Read)] : [];

    private static Transfer Read(StoredRow row) => new(
        KeyColumns.Read(row),
        row.Value("direction", word => Words.Find<TransferDirection>(word, Words.Word)),
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
