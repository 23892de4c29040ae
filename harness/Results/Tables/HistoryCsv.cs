using ImageBench.Model;
using ImageBench.Results.Csv;
using ImageBench.Statistics.History;

namespace ImageBench.Results.Tables;

/// <summary>
/// A history of sizes: one row an image and run, in a file that only grows and that may lie in a repository. With <c>merge=union</c> in
/// .gitattributes git puts two of them together line by line: then rows stand in any order, some twice, and so may the header.
/// </summary>
internal static class HistoryCsv
{
    private static readonly IReadOnlyList<string> Keys = ["run_id", "started_at_utc", .. KeyColumns.Names];

    private static readonly IReadOnlyList<Column<HistoryRow>> Columns =
    [
        new("run_id", row => Cell.Of(row.RunId)),
        new("started_at_utc", row => Cell.Of(row.StartedAt)),
        new("revision", row => Cell.Of(row.Revision)),
        .. KeyColumns.Of<HistoryRow>(row => row.Key),
        new("base_set", row => row.BaseSet?.Word() ?? ""),
        new("unpacked_size_bytes", row => Cell.Of(row.Unpacked)),
        new("content_size_bytes", row => Cell.Of(row.Content)),
        new("layer_count", row => Cell.Of(row.LayerCount)),
        new("parent_unpacked_size_bytes", row => Cell.Of(row.ParentUnpacked)),
    ];

    private static readonly CsvTable<HistoryRow> Table = new(Keys, Columns);

    /// <summary>Every row once, as the file has them; none where there is no file.</summary>
    public static IReadOnlyList<HistoryRow> Read(string path) => File.Exists(path) ? Read(path, WholeFile.Read(path)) : [];

    /// <summary>
    /// Adds the rows that are not there yet, of which it tells the number; what is there stays as it is, byte by byte. The first rows make
    /// the file. Where an older version made it, rows have the columns that it has.
    /// </summary>
    public static int Add(string path, IReadOnlyList<HistoryRow> rows)
    {
        var text = File.Exists(path) ? WholeFile.Read(path) : "";
        var there = text.Length == 0 ? [] : Read(path, text).Select(row => (row.RunId, row.Key)).ToHashSet();
        List<HistoryRow> added = [.. rows.Where(row => !there.Contains((row.RunId, row.Key)))];
        if (added.Count == 0)
            return 0;
        var table = text.Length == 0 ? Table : new CsvTable<HistoryRow>(Keys, [.. ColumnsOf(text)]);
        var lines = table.Text(added)[table.Header.Length..];
        RowFile.Append(path, table.Header, text.Length == 0 || text.EndsWith('\n') ? lines : "\n" + lines);
        return added.Count;
    }

    private static IEnumerable<Column<HistoryRow>> ColumnsOf(string text) => text.Split('\n')[0].TrimEnd('\r').Split(',')
        .Select(name => Columns.FirstOrDefault(column => column.Name == name.Trim('"')) ?? new Column<HistoryRow>(name, _ => ""));

    private static List<HistoryRow> Read(string path, string text) =>
    [
        .. Table.Parse(path, WholeFile.Encoding.GetBytes(text)).Where(row => row.Text("run_id") != "run_id").Select(Find).OfType<HistoryRow>()
            .DistinctBy(row => (row.RunId, row.Key)),
    ];

    private static HistoryRow? Find(StoredRow row) => KeyColumns.Find(row) is not { } key
        ? null
        : new HistoryRow(row.Text("run_id"), row.Value("started_at_utc", Cell.ToTime), key)
        {
            Revision = row.OptionalText("revision"),
            BaseSet = row.OptionalText("base_set") is { } word ? Words.Find<BaseSet>(word) : null,
            Unpacked = row.Optional("unpacked_size_bytes", Cell.ToSize),
            Content = row.Optional("content_size_bytes", Cell.ToSize),
            LayerCount = row.Optional("layer_count", Cell.ToCount),
            ParentUnpacked = row.Optional("parent_unpacked_size_bytes", Cell.ToSize),
        };
}
