using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Results.Csv;
using ImageBench.Statistics.Variants;

namespace ImageBench.Results.Tables;

/// <summary>
/// contents.csv: one row per variant, builder, kind of content and top directory, the most bytes first. Their sum is the unpacked size
/// without the wasted bytes.
/// </summary>
internal static class ContentsCsv
{
    private static readonly CsvTable<(VariantKey Key, ContentPart Part)> Table = new(
    [.. KeyColumns.Names, "kind", "directory"],
    [
        .. KeyColumns.Of<(VariantKey Key, ContentPart Part)>(row => row.Key),
        new("kind", row => row.Part.Kind.Word(), $"what the files are: {Words.List<ContentKind>()}", "word"),
        new("directory", row => Cell.Of(row.Part.Directory), "the top directory that they lie in"),
        new("file_count", row => Cell.Of(row.Part.FileCount), "files of that kind there", "count"),
        new("unpacked_size_bytes", row => Cell.Of(row.Part.Unpacked), "their bytes, as a container sees them"),
    ]);

    /// <summary>What its columns mean.</summary>
    public static IReadOnlyList<ColumnMeaning> Meanings => Table.OfRun("").Meanings;

    /// <summary>The names of its columns, in their order.</summary>
    public static IReadOnlyList<string> Columns => Table.Names;

    public static string Text(string runId, IReadOnlyList<VariantContents> contents) =>
        Table.OfRun(runId).Text(contents.SelectMany(image => image.Contents.Parts.Select(part => (image.Key, part))));

    /// <summary>The parts of a file by their variant; none where there is no file, since older runs left none.</summary>
    public static ILookup<VariantKey, ContentPart> Read(string path, Func<string, bool>? isWanted = null) => KeyColumns.Group(
        Table.ReadIfThere(path), isWanted, row => new ContentPart(
        // A kind that this version does not know is one of the others to it, and the sum stays what it is.
        row.Known<ContentKind>("kind") ?? ContentKind.Other,
        row.Text("directory"),
        row.Value("unpacked_size_bytes", Cell.ToSize),
        row.Value("file_count", Cell.ToCount)));
}
