using System.IO.Compression;
using ImageBench.Model;
using ImageBench.Model.Files;
using ImageBench.Model.Images.Entries;
using ImageBench.Model.Runs;
using ImageBench.Results.Csv;

namespace ImageBench.Results.Tables;

/// <summary>
/// files.csv.gz: one row per entry of each layer of each image, layers oldest first, in the order of their tars. Written as the images are
/// read, beside its place; it is moved there when the run is over, so that a killed run leaves none that looks whole.
/// </summary>
internal sealed class FilesCsv : IDisposable
{
    private static readonly CsvTable<(VariantKey Key, LayerEntry Entry)> Table = new(
    [.. KeyColumns.Names, "layer_position", "path"],
    [
        .. KeyColumns.Of<(VariantKey Key, LayerEntry Entry)>(row => row.Key),
        new("layer_position", row => Cell.Of(row.Entry.LayerPosition), "the layer that holds the entry, from 1 at the bottom", "count"),
        new("path", row => Cell.Of(row.Entry.Path), "where it lies"),
        new("kind", row => row.Entry.Kind.Word(), $"{Words.List<EntryKind>()}", "word"),
        new("link_target", row => Cell.Of(row.Entry.LinkTarget), "of a link, what it leads to"),
        new("unpacked_size_bytes", row => Cell.Of(row.Entry.Unpacked), "its bytes"),
        new(
            "is_setuid",
            row => Cell.Of(row.Entry.IsSetuid),
            "whether it is a program that runs with the rights of its owner or group", "true, false"),
        new("fate", row => row.Entry.Fate?.Word() ?? "", $"whether a container sees it: {Words.List<EntryFate>()}", "word"),
        new("wasted_bytes", row => Cell.Of(row.Entry.Wasted), "its bytes, where a later layer replaces or deletes it"),
    ]);

    /// <summary>What its columns mean.</summary>
    public static IReadOnlyList<ColumnMeaning> Meanings => Table.OfRun("").Meanings;

    /// <summary>The names of its columns, in their order.</summary>
    public static IReadOnlyList<string> Columns => Table.Names;

    private readonly CsvTable<(VariantKey Key, LayerEntry Entry)> _table;
    private readonly string _path;
    private readonly string _part;
    private readonly StreamWriter _writer;

    public FilesCsv(string path, string runId)
    {
        (_table, _path, _part) = (Table.OfRun(runId), path, path + ".part");
        try
        {
            _writer = new StreamWriter(new GZipStream(PlacedFile.OpenNew(_part), CompressionLevel.Optimal), WholeFile.Encoding);
            _writer.Write(_table.Header);
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            throw DiskFault.Writing(path, exception);
        }
    }

    /// <summary>Adds the rows of one image, each made as it is written.</summary>
    public void Write(VariantKey key, IEnumerable<LayerEntry> entries) =>
        Try(() => _table.Write(_writer, entries.Select(entry => (key, entry))));

    /// <summary>Puts the file in its place; without this, none is left.</summary>
    public void Finish() => Try(() =>
    {
        _writer.Dispose();
        File.Move(_part, _path, overwrite: true);
    });

    public void Dispose()
    {
        try
        {
            _writer.Dispose();
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            // What could not be written was told when it was.
        }

        File.Delete(_part);
    }

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            throw DiskFault.Writing(_path, exception);
        }
    }
}
