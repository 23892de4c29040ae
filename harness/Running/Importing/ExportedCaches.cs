using ImageBench.Model.Builds;
using ImageBench.Model.Options;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;
using ImageBench.Running.Transfers;

namespace ImageBench.Running.Importing;

/// <summary>
/// The caches that imported builds begin with: those that a scenario names, or one for each variant that a build before exports to a
/// registry of the run's own. Engines with the containerd store export all steps; the others know the inline cache alone, which goes with
/// the pushed image and holds the steps whose layers are in it.
/// </summary>
internal sealed class ExportedCaches(IEngine engine, string registryHost, string label)
{
    private readonly Dictionary<VariantKey, CachePlace> _exported = [];
    private int _names;

    private bool IsInline => !engine.Facts.ImageStore.StartsWith("containerd", StringComparison.Ordinal);

    /// <summary>Where the cache of a variant's builds lies; none where no build has exported it yet.</summary>
    public IReadOnlyList<CachePlace> Find(PlannedBuild build) =>
        build.Variant.Options.CacheFrom is { Count: > 0 } named ? named
        : _exported.TryGetValue(VariantKey.Of(build.Key), out var place) ? [place]
        : [];

    /// <summary>A new name in the registry.</summary>
    public string NewName() => TransferName.ForCache(registryHost, label, ++_names);

    /// <summary>The place that the builder itself exports to under a name.</summary>
    public CachePlace Target(string name) => IsInline
        ? new CachePlace(CachePlace.Inline, new Dictionary<string, string>())
        : new CachePlace(CachePlace.Registry, new Dictionary<string, string> { ["ref"] = name, ["mode"] = "max" });

    /// <summary>
    /// Keeps what the build exported, pushes its image where the cache is in that, and takes the image away. The reason why it cannot be
    /// had, or null. An image that <paramref name="isHeld"/> keeps its name to the end of the run: with its last one it would go.
    /// </summary>
    public async Task<string?> Keep(PlannedBuild build, string name, string imageId, bool isHeld, CancellationToken cancellationToken)
    {
        var images = engine.Transfers;
        await images.Tag(imageId, name, cancellationToken);
        var refusal = IsInline ? (await images.Push(name, cancellationToken)).Refusal : null;
        if (!isHeld)
            await images.Remove(name, cancellationToken);
        if (refusal is null)
            _exported[VariantKey.Of(build.Key)] = new CachePlace(CachePlace.Registry, new Dictionary<string, string> { ["ref"] = name });
        return refusal;
    }

    /// <summary>Takes an imported image away: the next build would find its layers there, and fetch nothing.</summary>
    public async Task Forget(string imageId, CancellationToken cancellationToken)
    {
        var name = NewName();
        await engine.Transfers.Tag(imageId, name, cancellationToken);
        await engine.Transfers.Remove(name, cancellationToken);
    }
}
