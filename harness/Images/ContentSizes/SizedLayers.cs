namespace ImageBench.Images.ContentSizes;

/// <summary>
/// What is remembered of layers that were compressed before, by name (see <see cref="LayerName"/>). <c>Find</c> gives null for a name that
/// is not known, or no longer; <c>Keep</c> may forget.
/// </summary>
internal sealed record SizedLayers(Func<string, KnownContent?> Find, Action<string, KnownContent> Keep)
{
    public static SizedLayers Nothing { get; } = new(_ => null, (_, _) => { });
}
