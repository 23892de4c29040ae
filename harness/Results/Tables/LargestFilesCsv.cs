using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Results.Csv;
using ImageBench.Statistics.Variants;

namespace ImageBench.Results.Tables;

/// <summary>largest_files.csv: one row per variant, builder and file, of the largest files of each image, the largest first.</summary>
internal static class LargestFilesCsv
{
    private static readonly CsvTable<(VariantKey Key, LargeFile File)> Table = new(
    [.. KeyColumns.Names, "path"],
    [
        .. KeyColumns.Of<(VariantKey Key, LargeFile File)>(row => row.Key),
        new("path", row => Cell.Of(row.File.Path), "where it lies in the image"),
        new("kind", row => row.File.Kind.Word(), $"what it is: {Words.List<ContentKind>()}", "word"),
        new("unpacked_size_bytes", row => Cell.Of(row.File.Unpacked), "its bytes"),
    ]);

    /// <summary>What its columns mean.</summary>
    public static IReadOnlyList<ColumnMeaning> Meanings => Table.OfRun("").Meanings;

    /// <summary>The names of its columns, in their order.</summary>
    public static IReadOnlyList<string> Columns => Table.Names;

    public static string Text(string runId, IReadOnlyList<VariantContents> contents) =>
        Table.OfRun(runId).Text(contents.SelectMany(image => image.Contents.Largest.Select(file => (image.Key, file))));

    /// <summary>The files of a file by their variant; none where there is no file, since older runs left none.</summary>
    public static ILookup<VariantKey, LargeFile> Read(string path, Func<string, bool>? isWanted = null) => KeyColumns.Group(
        Table.ReadIfThere(path), isWanted, row => new LargeFile(
        row.Text("path"),
        row.Known<ContentKind>("kind") ?? ContentKind.Other,
        row.Value("unpacked_size_bytes", Cell.ToSize)));
}
