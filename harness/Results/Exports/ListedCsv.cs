using ImageBench.Model.Images;
using ImageBench.Results.Csv;

namespace ImageBench.Results.Exports;

/// <summary>What a registry says of images as CSV; of what it does not say the cells are empty.</summary>
internal static class ListedCsv
{
    /// <summary>The columns of layers.csv.</summary>
    private static readonly CsvTable<ListedImage.Part> Layers = new(
    ["position"],
    [
        new("scenario", _ => ""),
        new("variant", _ => ""),
        new("builder", _ => ""),
        new("position", row => Cell.Of(row.Position)),
        new("diff_id", row => Cell.Of(row.DiffId)),
        new("instruction", row => Cell.Of(row.Instruction)),
        new("from_parent", _ => ""),
        new("unpacked_size_bytes", row => Cell.Of(row.Unpacked)),
        new("content_size_bytes", row => Cell.Of(row.Content)),
        new("file_count", _ => ""),
        new("wasted_bytes", _ => ""),
    ]);

    private static readonly CsvTable<ListedImage> Platforms = new(
    ["platform"],
    [
        new("platform", row => Cell.Of(row.Platform)),
        new("digest", row => Cell.Of(row.Digest)),
        new("content_size_bytes", row => Cell.Of(row.Content)),
        new("unpacked_size_bytes", row => Cell.Of(row.Unpacked)),
        new("layer_count", row => Cell.Of(row.Layers.Count)),
    ]);

    /// <summary>The layers of one image.</summary>
    public static string Text(ListedImage image) => Layers.Text(image.Layers);

    /// <summary>A row a platform.</summary>
    public static string Text(IReadOnlyList<ListedImage> images) => Platforms.Text(images);
}
