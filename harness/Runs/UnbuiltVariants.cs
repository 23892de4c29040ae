using ImageBench.Images.Archives;
using ImageBench.Images.ContentSizes;
using ImageBench.Images.Documents;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Running;
using ImageBench.Running.Checks;
using ImageBench.Running.Ports;

namespace ImageBench.Runs;

/// <summary>
/// The variants that are images already: measured and not built, once for each builder that they stand beside, and checked where the engine
/// has them or can pull them. What was pulled for that goes again.
/// </summary>
internal sealed class UnbuiltVariants(IEngine engine, RunSetup setup, RunLedger ledger, CheckSchedule checks, NamedSource source)
{
    private static readonly TimeSpan LongestRemoval = TimeSpan.FromSeconds(10);

    private readonly List<string> _pulled = [];

    public async Task Measure(IEnumerable<Scenario> scenarios, CancellationToken cancellationToken)
    {
        var asked = setup.Options.Variants;
        var variants = from scenario in scenarios
                       from variant in scenario.Variants
                       where variant.Image is not null && (asked.Count == 0 || asked.Contains(variant.Name))
                       select (scenario, variant);
        foreach (var (scenario, variant) in variants)
            await Measure(scenario, variant, cancellationToken);
    }

    /// <summary>Takes away what was pulled; after the checks, also those that were interrupted.</summary>
    public async Task Remove()
    {
        using var limit = new CancellationTokenSource(LongestRemoval);
        try
        {
            foreach (var name in _pulled)
                await engine.Transfers.Remove(name, limit.Token);
        }
        catch (OperationCanceledException)
        {
            // A slow engine: it goes on with what it was asked.
        }
    }

    private async Task Measure(Scenario scenario, Variant variant, CancellationToken cancellationToken)
    {
        ImageFacts? facts = null;
        var onEngine = await Find(variant.Image!, cancellationToken);
        foreach (var builder in setup.Options.Builders)
        {
            var key = new BuildKey(scenario.Name, variant.Name, builder, CacheState.Cold, 1);
            facts ??= await Read(key, variant.Image!, cancellationToken);
            var parent = SharedWithParent.Find(facts, setup.Parents);
            ledger.Add(new MeasuredImage(
                key.Scenario, key.Variant, builder, facts, onEngine?.Size, parent?.LayerCount, parent?.Unpacked));
            if (onEngine is not null)
                await checks.Verify(new PlannedBuild(key, 0, scenario, variant), onEngine.Id, cancellationToken);
        }
    }

    private async Task<ImageFacts> Read(BuildKey key, string name, CancellationToken cancellationToken)
    {
        using var sizer = setup.KnownSizes is { } known ? new ContentSizer(known, []) : null;
        Action<IEnumerable<LayerEntry>>? keep = setup.KeepEntries is { } take ? entries => take(VariantKey.Of(key), entries) : null;
        return await source.Read(name, new ImageReading { Sizer = sizer, KeepEntries = keep }, cancellationToken);
    }

    /// <summary>The image on the engine; one of a registry is pulled where it is not there. Null: it cannot be had.</summary>
    private async Task<EngineImage?> Find(string image, CancellationToken cancellationToken)
    {
        var name = ImageName.IsInRegistry(image) ? ImageName.Parse(image)?.ToString() : image;
        if (name is null)
            return null;
        if (await engine.FindImage(name, cancellationToken) is { } there)
            return there;
        if (!ImageName.IsInRegistry(image) || await engine.Pull(name, cancellationToken) is not null)
            return null;
        _pulled.Add(name);
        return await engine.FindImage(name, cancellationToken);
    }
}
