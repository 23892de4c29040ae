using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Statistics.Variants;

namespace ImageBench.Statistics.Comparing;

/// <summary>
/// A variant on one side of a comparison. <c>Layers</c> are oldest first, none where they were not kept; <c>Contents</c> null: not known.
/// </summary>
internal sealed record ComparedVariant(
    VariantSummary Row, VariantBuilds Builds, IReadOnlyList<LayerSummary> Layers, ImageContents? Contents)
{
    /// <summary>What the Dockerfile and its files made of the unpacked size; null: the parent image is not known.</summary>
    public ByteSize? Own => Row.Image?.Unpacked - Row.Image?.ParentUnpacked;

    /// <summary>The same of the content size; null also where the content size of one of the parent's layers is not known.</summary>
    public ByteSize? OwnContent => Layers.Count == 0 || Layers.Any(layer => layer.FromParent is null)
        ? null
        : Row.Image?.Content - Layers.Where(layer => layer.FromParent == true)
            .Aggregate((ByteSize?)default(ByteSize), (sum, layer) => sum + layer.Content);

    /// <summary>How many of the first layers are the other's too; null: layers were not kept.</summary>
    public int? CountShared(ComparedVariant other) => Layers.Count == 0 || other.Layers.Count == 0
        ? null
        : Layers.Zip(other.Layers).TakeWhile(pair => pair.First.DiffId == pair.Second.DiffId).Count();
}
