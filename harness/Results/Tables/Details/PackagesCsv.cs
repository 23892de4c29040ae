using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Results.Csv;
using ImageBench.Statistics.Variants;

namespace ImageBench.Results.Tables.Details;

/// <summary>
/// packages.csv: one row per variant, builder and package, of the packages of each image that take most, the most bytes first.
/// </summary>
internal static class PackagesCsv
{
    private static readonly CsvTable<(VariantKey Key, LargePackage Package)> Table = new(
    [.. KeyColumns.Names, "package"],
    [
        .. KeyColumns.Of<(VariantKey Key, LargePackage Package)>(row => row.Key),
        new("manager", row => Cell.Of(row.Package.Manager), "what calls it installed: dpkg, apk, rpm, pip, npm, gem, go, jar", "word"),
        new("package", row => Cell.Of(row.Package.Name), "its name"),
        new("version", row => Cell.Of(row.Package.Version), "its version, as it tells it"),
        new(
            "layer_position",
            row => Cell.Of(row.Package.LayerPosition),
            "the layer that most of its bytes came with, from 1 at the bottom", "count"),
        new("unpacked_size_bytes", row => Cell.Of(row.Package.Unpacked), "the bytes of its files, as a container sees them"),
    ]);

    /// <summary>What its columns mean.</summary>
    public static IReadOnlyList<ColumnMeaning> Meanings => Table.OfRun("").Meanings;

    /// <summary>The names of its columns, in their order.</summary>
    public static IReadOnlyList<string> Columns => Table.Names;

    public static string Text(string runId, IReadOnlyList<VariantContents> contents) =>
        Table.OfRun(runId).Text(contents.SelectMany(image => image.Contents.Packages.Select(package => (image.Key, package))));

    /// <summary>The rows of a file by their variant; none where there is no file, since older runs left none.</summary>
    public static ILookup<VariantKey, LargePackage> Read(string path, Func<string, bool>? isWanted = null) => KeyColumns.Group(
        Table.ReadIfThere(path), isWanted, row => new LargePackage(
        row.Text("manager"),
        row.Text("package"),
        row.Text("version"),
        row.Value("layer_position", Cell.ToCount),
        row.Value("unpacked_size_bytes", Cell.ToSize)));
}
