using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Results.Csv;
using ImageBench.Statistics.Variants;

namespace ImageBench.Results.Tables;

/// <summary>layers.csv: one row per layer, oldest first. Scenario, variant and builder are empty for an image that no run made.</summary>
internal static class LayersCsv
{
    private static readonly CsvTable<LayerSummary> Table = new(
    [.. KeyColumns.Names, "position"],
    [
        new("scenario", row => Cell.Of(row.Variant?.Scenario), "the program that was built; empty in the list of one image (inspect)"),
        new("variant", row => Cell.Of(row.Variant?.Variant), "the way in which it was built"),
        new("builder", row => row.Variant?.Builder.Word() ?? "", "what built it", "word"),
        new("position", row => Cell.Of(row.Position), "its place in the image, from 1 at the bottom", "count"),
        new("diff_id", row => Cell.Of(row.DiffId), "the sha256 of the layer's uncompressed tar"),
        new("instruction", row => Cell.Of(row.Instruction), "what made it, as the image's history tells"),
        new("from_parent", row => row.FromParent is { } known ? Cell.Of(known) : "", "whether it is the parent image's", "true, false"),
        new("unpacked_size_bytes", row => Cell.Of(row.Unpacked), "files in it: regular files and the lengths of symlink targets"),
        new("content_size_bytes", row => Cell.Of(row.Content), "its compressed bytes, as a registry holds and sends them"),
        new("file_count", row => Cell.Of(row.FileCount), "regular files in it", "count"),
        new("wasted_bytes", row => Cell.Of(row.Wasted), "of its files, those that a later layer replaces or deletes"),
    ]);

    /// <summary>What its columns mean.</summary>
    public static IReadOnlyList<ColumnMeaning> Meanings => Table.OfRun("").Meanings;

    /// <summary>The names of its columns, in their order.</summary>
    public static IReadOnlyList<string> Columns => Table.Names;

    public static string Text(string runId, IReadOnlyList<LayerSummary> layers) => Table.OfRun(runId).Text(layers);

    /// <summary>Of an image that no run made.</summary>
    public static string Text(IReadOnlyList<LayerSummary> layers) => Table.Text(layers);

    /// <summary>The rows of a file, top to bottom.</summary>
    public static IReadOnlyList<LayerSummary> Read(string path) => [.. Table.Read(path).Select(Find).OfType<LayerSummary>()];

    private static LayerSummary? Find(StoredRow row) => row.OptionalText("builder") is null ? Read(row, variant: null)
        : KeyColumns.Find(row) is { } variant ? Read(row, variant)
        : null;

    private static LayerSummary Read(StoredRow row, VariantKey? variant) => new(
        variant,
        row.Value("position", Cell.ToCount),
        row.Text("diff_id"),
        row.Text("instruction"),
        row.Optional("from_parent", Cell.ToFlag),
        row.Value("unpacked_size_bytes", Cell.ToSize),
        row.Optional("content_size_bytes", Cell.ToSize),
        row.Value("file_count", Cell.ToCount),
        row.Optional("wasted_bytes", Cell.ToSize));
}
