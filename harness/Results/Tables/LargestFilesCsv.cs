using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Results.Csv;
using ImageBench.Statistics.Variants;

namespace ImageBench.Results.Tables;

/// <summary>largest_files.csv: one row per variant, builder and file, of the largest files of each image, the largest first.</summary>
internal static class LargestFilesCsv
{
    private static readonly CsvTable<(VariantKey Key, LargeFile File)> Table = new(
    [
        .. KeyColumns.Of<(VariantKey Key, LargeFile File)>(row => row.Key),
        new("path", row => Cell.Of(row.File.Path)),
        new("kind", row => row.File.Kind.Word()),
        new("unpacked_size_bytes", row => Cell.Of(row.File.Unpacked)),
    ]);

    public static string Text(IReadOnlyList<VariantContents> contents) =>
        Table.Text(contents.SelectMany(image => image.Contents.Largest.Select(file => (image.Key, file))));

    /// <summary>The files of a file by their variant; none where there is no file, since older runs left none.</summary>
    public static ILookup<VariantKey, LargeFile> Read(string path) => (File.Exists(path) ? Table.Parse(path, WholeFile.Read(path)) : [])
        .ToLookup(KeyColumns.Read, row => new LargeFile(
            row.Text("path"),
            row.Value("kind", word => Words.Find<ContentKind>(word, Words.Word)),
            row.Value("unpacked_size_bytes", Cell.ToSize)));
}
