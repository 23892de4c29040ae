using ImageBench.Images.Archives;
using ImageBench.Images.Contents;
using ImageBench.Images.ContentSizes;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images.Entries;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Running;
using ImageBench.Running.Checks;
using ImageBench.Running.Ports;
using ImageBench.Runs.Engines;

namespace ImageBench.Runs;

/// <summary>
/// The variants that are images already: measured and not built, once for each builder that they stand beside, and checked where the engine
/// has them, or can pull or load them. What was pulled or loaded for that goes again.
/// </summary>
internal sealed class UnbuiltVariants(
    IEngine engine, RunSetup setup, RunLedger ledger, CheckSchedule checks, NamedSource source, Action<string> say, TimeProvider time)
{
    private readonly FetchedImages _fetched = new(engine, setup.Label, say, time);

    public async Task Measure(IEnumerable<Scenario> scenarios, CancellationToken cancellationToken)
    {
        var variants = from scenario in scenarios
                       from variant in scenario.Variants
                       where variant.Image is not null && setup.Options.Measures(variant.Name)
                       select (scenario, variant);
        foreach (var (scenario, variant) in variants)
            await Measure(scenario, variant, cancellationToken);
    }

    /// <summary>Takes away what was pulled or loaded; after the checks, also those that were interrupted.</summary>
    public Task Remove() => _fetched.Remove();

    private async Task Measure(Scenario scenario, Variant variant, CancellationToken cancellationToken)
    {
        List<BuildKey> keys =
            [.. setup.Options.Builders.Select(builder => new BuildKey(scenario.Name, variant.Name, builder, CacheState.Cold, 1))];
        ImageTree image;
        try
        {
            image = await Read(keys[0], scenario, variant, cancellationToken);
        }
        catch (Fault fault) when (fault.ExitCode == ExitCode.BadInput)
        {
            say($"{scenario.Name}/{variant.Name} is not measured: {fault.Message}");
            foreach (var key in keys)
                ledger.Add(NotHad(key, fault.Message));
            return;
        }

        var facts = image.Facts;
        var onEngine = variant.HasStoredImage
            ? await _fetched.Load(scenario, variant, image, cancellationToken)
            : await _fetched.Find(variant.Image!, cancellationToken);
        var isSame = onEngine is not null && onEngine.DiffIds.SequenceEqual(facts.Layers.Select(layer => layer.DiffId));
        if (onEngine is not null && !isSame)
        {
            say($"{scenario.Name}/{variant.Name} is not checked: what the engine has under the name {variant.Image} is another image than "
                + "the one that was measured. Pull it anew, or remove that name.");
        }

        foreach (var key in keys)
        {
            ledger.Add(setup.Measured(key, facts, isSame ? onEngine!.Size : null));
            if (isSame)
                await checks.Verify(new PlannedBuild(key, 0, scenario, variant), onEngine!.Id, facts.ExposedPorts, cancellationToken);
        }
    }

    // As a build that could not be begun: the others go on.
    private BuildRecord NotHad(BuildKey key, string why)
    {
        var position = 1 + ledger.Builds.Select(build => build.Position).DefaultIfEmpty().Max();
        return new BuildRecord(
            key,
            position,
            time.GetUtcNow(),
            0,
            default,
            new BuildOutcome(BuildStatus.Failed, TimeSpan.Zero, null, null, null, [], ImageId: null, why, LogTail: []));
    }

    private async Task<ImageTree> Read(BuildKey key, Scenario scenario, Variant variant, CancellationToken cancellationToken)
    {
        using var sizer = setup.KnownSizes is { } known ? new ContentSizer(known, []) : null;
        Action<IEnumerable<LayerEntry>>? keep = setup.KeepEntries is { } take ? entries => take(VariantKey.Of(key), entries) : null;
        var reading = new ImageReading { Sizer = sizer, KeepEntries = keep, WithPackages = true };
        return await source.Read(variant, scenario.Folder, reading, cancellationToken);
    }
}
