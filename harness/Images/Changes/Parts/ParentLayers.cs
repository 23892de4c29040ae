using ImageBench.Images.Contents;
using ImageBench.Model.Images;

namespace ImageBench.Images.Changes.Parts;

/// <summary>How many of an image's first layers are its parent's, where that is certain.</summary>
internal static class ParentLayers
{
    /// <summary>All of the parent's, oldest first, where the image begins with them; null: it does not.</summary>
    public static int? Count(ImageFacts image, IReadOnlyList<string> parentDiffIds) =>
        image.Layers.Take(parentDiffIds.Count).Select(layer => layer.DiffId).SequenceEqual(parentDiffIds) ? parentDiffIds.Count : null;

    /// <summary>
    /// Where both images say that they were made from the same one, it is among the layers that both have, and nothing of the change came
    /// with it: then those count as the parent's. Null: they say nothing, or not the same.
    /// </summary>
    public static int? CountOfSame(ImageTree from, ImageTree to) =>
        from.ParentDigest is { } parent && parent == to.ParentDigest ? LayerPair.CountShared(from.Facts.Layers, to.Facts.Layers) : null;
}
