using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;

namespace ImageBench.Running.Parents;

/// <summary>How much of an image is its parent's: the layers whose chain is a prefix of the image's.</summary>
internal sealed record SharedWithParent(int LayerCount, ByteSize Unpacked)
{
    /// <summary>
    /// The longest parent chain that the image begins with; null when it begins with none (built on scratch, or a parent that is not
    /// known).
    /// </summary>
    public static SharedWithParent? Find(ImageFacts image, IReadOnlyList<ParentFacts> parents)
    {
        var diffIds = image.Layers.Select(layer => layer.DiffId).ToList();
        var shared = parents
            .Where(parent => parent.DiffIds.Count <= diffIds.Count && parent.DiffIds.SequenceEqual(diffIds.Take(parent.DiffIds.Count)))
            .Select(parent => parent.DiffIds.Count)
            .DefaultIfEmpty(0)
            .Max();
        return shared == 0
            ? null
            : new SharedWithParent(shared, new ByteSize(image.Layers.Take(shared).Sum(layer => layer.Unpacked.Bytes)));
    }
}
