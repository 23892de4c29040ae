using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;

namespace ImageBench.Running;

/// <summary>What the engine's build cache holds, as far as this run filled and emptied it.</summary>
internal sealed class CacheKeeper(IEngine engine)
{
    private readonly HashSet<VariantKey> _unchanged = [];

    /// <summary>Whether the unchanged build of that variant and builder is in the cache.</summary>
    public bool Holds(BuildKey key) => _unchanged.Contains(VariantKey.Of(key));

    public void Filled(BuildKey key) => _unchanged.Add(VariantKey.Of(key));

    /// <summary>A build of other files came in between.</summary>
    public void Lost(BuildKey key) => _unchanged.Remove(VariantKey.Of(key));

    /// <summary>
    /// Empties the cache, cache mounts too, where that is ours to do; true where it is not and the build must be told to use none: on a
    /// shared engine, and for the classic builder, whose cache is the engine's images. Of several images of one step that builder takes the
    /// newest alone, so a build without the cache hides the steps of all others that begin as it does.
    /// </summary>
    public async Task<bool> Empty(Builder builder, CancellationToken cancellationToken)
    {
        if (builder == Builder.Classic)
            _unchanged.RemoveWhere(variant => variant.Builder == Builder.Classic);
        if (builder == Builder.Classic || !engine.Facts.IsPrivate)
            return true;
        await engine.PruneBuildCache(cancellationToken);
        _unchanged.RemoveWhere(variant => variant.Builder == Builder.BuildKit);
        return false;
    }
}
