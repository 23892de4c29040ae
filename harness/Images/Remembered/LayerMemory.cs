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
}
