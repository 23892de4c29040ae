using ImageBench.Engine.BuildKit;
using ImageBench.Model;
using ImageBench.Running.Ports;

namespace ImageBench.Engine.Standalone;

/// <summary>
/// Images that a builder made, as the engine beside it has them: each is loaded once, under the name that its build gave it.
/// </summary>
internal sealed class LoadedImages(IEngine engine, BuilderSolves solves, BuildMemory built)
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    /// <summary>The id there, or the reason why there is none; of an image that was not built the id that came.</summary>
    public async Task<(string? Id, string? Refusal)> Find(string imageId, CancellationToken cancellationToken)
    {
        if (_ids.TryGetValue(imageId, out var known))
            return (known, null);
        if (built.Find(imageId) is not { } image)
            return (imageId, null);
        var name = image.Request.Tag;
        var refusal = await engine.Load(
            (target, cancel) => solves.Export(image, stream => BuildOutput.Loadable(name, stream), target, cancel), cancellationToken);
        if (refusal is not null)
            return (null, $"the engine refused to load it: {refusal}");
        var loaded = await engine.FindImage(name ?? image.ConfigDigest ?? "", cancellationToken) ?? throw new Fault(
            ExitCode.NoEngine,
            $"The engine at {engine.Facts.Endpoint} loaded an image and does not have it; see what else removes images there.");
        return (_ids[imageId] = loaded.Id, null);
    }
}
