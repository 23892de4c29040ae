using ImageBench.Images.Tar;

namespace ImageBench.Images.Remembered;

/// <summary>
/// What is remembered of layers that were read before. <c>Find</c> takes the digest that a layer's file has ("sha256:..."; of an unpacked
/// one its diff id), and whether images are compared, so that each file's digest is needed; it gives null for what is not known, or no
/// longer, or not so well. <c>Keep</c> may forget.
/// </summary>
internal sealed record LayerMemory(Func<string, bool, KnownLayer?> Find, Action<KnownLayer> Keep)
{
    /// <summary>What the digests of files are made with, those that are remembered as well.</summary>
    public ContentKey Key { get; init; } = ContentKey.OfProcess;

    public static LayerMemory Nothing { get; } = new((_, _) => null, _ => { });

    /// <summary>The layers of an image by their diff ids, where all of them are known; else null.</summary>
    public IReadOnlyDictionary<string, KnownLayer>? FindAll(IReadOnlyList<string> diffIds, bool isCompared)
    {
        var known = new Dictionary<string, KnownLayer>(StringComparer.Ordinal);
        foreach (var diffId in diffIds)
        {
            if (Find(diffId, isCompared) is not { } layer)
                return null;
            known[diffId] = layer;
        }

        return known;
    }
}
