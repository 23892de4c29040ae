using System.Text.Json;
using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Results.Exports.Tools;
using ImageBench.Results.Tables;
using ImageBench.Statistics.Variants;

namespace ImageBench.Results.Exports;

/// <summary>
/// An inspected image as JSON. It holds what the image's archive says and nothing of an engine: wherever the image comes from, the text is
/// the same. Every key is always there; what is not known is null.
/// </summary>
internal static class ImageJson
{
    public static string Text(ImageFacts image) => PlainText.Whole(JsonSerializer.Serialize(Shape(image), PlainJson.Options) + "\n");

    private static ImageJsonShape Shape(ImageFacts image) => new(
        image.Platform,
        image.Unpacked.Bytes,
        image.Content?.Bytes,
        image.ContentSource?.Word(),
        EngineSizeBytes: null,
        image.Layers.Count,
        image.HistoryCount,
        ParentLayerCount: null,
        ParentUnpackedSizeBytes: null,
        image.Wasted?.Bytes,
        image.FileCount,
        image.HasShell,
        image.User,
        image.PackageCount,
        image.SetuidCount,
        CheckColumns.PackageManager(image.Equipment),
        image.Equipment?.HasCaBundle,
        image.Equipment?.HasTimeZones,
        image.Equipment?.HasResolverConfig,
        image.RunsAsRoot,
        [.. LayerSummary.Of(image).Select(Part)],
        [.. image.Waste.Select(file => new ImageJsonShape.WastePart(file.Path, file.Wasted.Bytes, file.Copies))]);

    private static ImageJsonShape.LayerPart Part(LayerSummary layer) => new(
        layer.Variant?.Scenario,
        layer.Variant?.Variant,
        layer.Variant?.Builder.Word(),
        layer.Position,
        layer.DiffId,
        layer.Instruction,
        layer.FromParent,
        layer.Unpacked.Bytes,
        layer.Content?.Bytes,
        layer.FileCount,
        layer.Wasted?.Bytes);
}
