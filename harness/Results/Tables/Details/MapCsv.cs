using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Results.Csv;
using ImageBench.Statistics.Variants;

namespace ImageBench.Results.Tables.Details;

/// <summary>
/// map.csv: where the bytes of each image are, in a bounded number of rows, the most bytes first: a large file, or what of a folder stands
/// in no other row, by the layer that it came with and by kind. Their sum is the unpacked size without the wasted bytes.
/// </summary>
internal static class MapCsv
{
    private static readonly CsvTable<(VariantKey Key, FoldedFiles Files)> Table = new(
    [.. KeyColumns.Names, "path"],
    [
        .. KeyColumns.Of<(VariantKey Key, FoldedFiles Files)>(row => row.Key),
        new("path", row => Cell.Of(row.Files.Path), "a file's path, or that of the folder that the files lie in"),
        new("is_file", row => Cell.Of(row.Files.IsFile), "whether it is one file; else what of a folder is in no other row", "true, false"),
        new("layer_position", row => Cell.Of(row.Files.LayerPosition), "the layer that they came with, from 1 at the bottom", "count"),
        new("kind", row => row.Files.Kind.Word(), $"what they are: {Words.List<ContentKind>()}", "word"),
        new("file_count", row => Cell.Of(row.Files.FileCount), "how many there are", "count"),
        new("unpacked_size_bytes", row => Cell.Of(row.Files.Unpacked), "their bytes, as a container sees them"),
    ]);

    /// <summary>What its columns mean.</summary>
    public static IReadOnlyList<ColumnMeaning> Meanings => Table.OfRun("").Meanings;

    /// <summary>The names of its columns, in their order.</summary>
    public static IReadOnlyList<string> Columns => Table.Names;

    public static string Text(string runId, IReadOnlyList<VariantContents> contents) =>
        Table.OfRun(runId).Text(contents.SelectMany(image => image.Contents.Map.Select(files => (image.Key, files))));

    /// <summary>The rows of a file by their variant; none where there is no file, since older runs left none.</summary>
    public static ILookup<VariantKey, FoldedFiles> Read(string path, Func<string, bool>? isWanted = null) => KeyColumns.Group(
        Table.ReadIfThere(path), isWanted, row => new FoldedFiles(
        row.Text("path"),
        row.Value("is_file", Cell.ToFlag),
        row.Value("layer_position", Cell.ToCount),
        row.Known<ContentKind>("kind") ?? ContentKind.Other,
        row.Value("unpacked_size_bytes", Cell.ToSize),
        row.Value("file_count", Cell.ToCount)));
}
