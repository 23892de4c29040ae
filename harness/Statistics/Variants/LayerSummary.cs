using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;

namespace ImageBench.Statistics.Variants;

/// <summary>
/// One layer of one image. One row of layers.csv. <c>Variant</c> is null for an image that no run made; <c>FromParent</c>, <c>Content</c>
/// and
/// <c>Wasted</c> are null where not known.
/// </summary>
internal sealed record LayerSummary(
    VariantKey? Variant,
    int Position,
    string DiffId,
    string Instruction,
    bool? FromParent,
    ByteSize Unpacked,
    ByteSize? Content,
    int FileCount,
    ByteSize? Wasted)
{
    /// <summary>The layers of a run's images, images in the order of <paramref name="variants"/>, layers oldest first.</summary>
    public static IReadOnlyList<LayerSummary> OfVariants(IReadOnlyList<VariantSummary> variants, IReadOnlyList<MeasuredImage> images)
    {
        var imageOf = images.ToDictionary(VariantKey.Of);
        return
        [
            .. from variant in variants
               let image = imageOf.GetValueOrDefault(variant.Key)
               where image is not null
               from layer in image.Facts.Layers
               select Make(layer, variant.Key, image.ParentLayerCount is { } shared ? layer.Position <= shared : null),
        ];
    }

    /// <summary>The layers of an image that no run made: what is its parent's is not known.</summary>
    public static IReadOnlyList<LayerSummary> Of(ImageFacts image) =>
        [.. image.Layers.Select(layer => Make(layer, variant: null, fromParent: null))];

    private static LayerSummary Make(Layer layer, VariantKey? variant, bool? fromParent) => new(
        variant, layer.Position, layer.DiffId, layer.Instruction, fromParent, layer.Unpacked, layer.Content, layer.FileCount, layer.Wasted);
}
