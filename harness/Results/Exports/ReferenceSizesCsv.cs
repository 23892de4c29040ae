using ImageBench.Images.Remote;
using ImageBench.Model.Images;
using ImageBench.Results.Csv;

namespace ImageBench.Results.Exports;

/// <summary>What registries say of many references as CSV: a row a platform; one that cannot be had has a row with the reason.</summary>
internal static class ReferenceSizesCsv
{
    private static readonly CsvTable<(string Reference, ListedImage? Image, string? Trouble)> Table = new(
    ["reference"],
    [
        new("reference", row => Cell.Of(row.Reference)),
        new("platform", row => Cell.Of(row.Image?.Platform)),
        new("digest", row => Cell.Of(row.Image?.Digest)),
        new("content_size_bytes", row => Cell.Of(row.Image?.Content)),
        new("layer_count", row => Cell.Of(row.Image?.Layers.Count)),
        new("error", row => Cell.Of(row.Trouble)),
    ]);

    public static string Text(IReadOnlyList<ReferenceSizes> references) => Table.Text(references.SelectMany(one =>
        one.Trouble is not null
            ? [(one.Reference, null, one.Trouble)]
            : one.Images.Select(image => (one.Reference, (ListedImage?)image, (string?)null))));
}
