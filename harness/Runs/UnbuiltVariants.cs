using ImageBench.Images.Archives;
using ImageBench.Images.Contents;
using ImageBench.Images.ContentSizes;
using ImageBench.Images.Documents;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Images.Entries;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Running;
using ImageBench.Running.Checks;
using ImageBench.Running.Ports;

namespace ImageBench.Runs;

/// <summary>
/// The variants that are images already: measured and not built, once for each builder that they stand beside, and checked where the engine
/// has them, or can pull or load them. What was pulled or loaded for that goes again.
/// </summary>
internal sealed class UnbuiltVariants(
    IEngine engine, RunSetup setup, RunLedger ledger, CheckSchedule checks, NamedSource source, Action<string> say, TimeProvider time)
{
    // Ctrl+C promises to be back within 3 s.
    private static readonly TimeSpan LongestRemoval = TimeSpan.FromSeconds(2);

    private const int LongestQuote = 300;

    // By name the id that was pulled or loaded; null where that is not known, since the way there did not come to its end.
    private readonly Dictionary<string, string?> _fetched = [];

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

    /// <summary>Takes away what was pulled or loaded; after the checks, also those that were interrupted.</summary>
    public async Task Remove()
    {
        using var limit = new CancellationTokenSource(LongestRemoval, time);
        try
        {
            foreach (var (name, id) in _fetched)
            {
                // Somebody else may have given the name to another image meanwhile.
                if (id is null || (await engine.FindImage(name, limit.Token))?.Id == id)
                    await engine.Transfers.Remove(name, limit.Token);
            }
        }
        catch (Exception exception) when (exception is Fault or OperationCanceledException)
        {
            say($"What was pulled or loaded could not all be removed from the engine ({exception.Message.TrimEnd('.')}): "
                + $"{string.Join(", ", _fetched.Keys)}.");
        }
    }

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
            ? await Load(scenario, variant, image, cancellationToken)
            : await Find(variant.Image!, cancellationToken);
        var isSame = onEngine is not null && onEngine.DiffIds.SequenceEqual(facts.Layers.Select(layer => layer.DiffId));
        if (onEngine is not null && !isSame)
        {
            say($"{scenario.Name}/{variant.Name} is not checked: what the engine has under the name {variant.Image} is another image than "
                + "the one that was measured. Pull it anew, or remove that name.");
        }

        foreach (var key in keys)
        {
            var parent = SharedWithParent.Find(facts, setup.Parents);
            ledger.Add(new MeasuredImage(
                key.Scenario, key.Variant, key.Builder, facts, isSame ? onEngine!.Size : null, parent?.LayerCount, parent?.Unpacked));
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

    /// <summary>The image of an archive or a folder, loaded under a name and with labels of the run. Null: it is not taken.</summary>
    private async Task<EngineImage?> Load(Scenario scenario, Variant variant, ImageTree image, CancellationToken cancellationToken)
    {
        var name = setup.Label.LoadedName(_fetched.Count + 1);
        var archive = new LoadableArchive(image.Placed!, name, setup.Label.AsLabels());
        // As with what is pulled.
        _fetched[name] = null;
        string? refusal;
        try
        {
            refusal = await engine.Load((target, cancel) => archive.WriteFrom(variant.Image!, target, cancel), cancellationToken);
        }
        catch (Fault fault) when (fault.ExitCode == ExitCode.BadInput)
        {
            refusal = fault.Message;
        }

        var loaded = refusal is null ? await engine.FindImage(name, cancellationToken) : null;
        if (loaded is null)
        {
            _fetched.Remove(name);
            say($"{scenario.Name}/{variant.Name} is not checked: the engine does not load it"
                + (refusal is null ? "." : $" ({PlainText.Line(refusal, LongestQuote).TrimEnd('.')})."));
            return null;
        }

        _fetched[name] = loaded.Id;
        return loaded;
    }

    /// <summary>The image on the engine; one of a registry is pulled where it is not there. Null: it cannot be had.</summary>
    private async Task<EngineImage?> Find(string image, CancellationToken cancellationToken)
    {
        var name = ImageName.IsInRegistry(image) ? ImageName.Parse(image)?.ToString() : image;
        if (name is null)
            return null;
        if (await engine.FindImage(name, cancellationToken) is { } there)
            return there;
        if (!ImageName.IsInRegistry(image))
            return null;
        // Before it is pulled: an interrupted pull may come to its end on the engine.
        _fetched[name] = null;
        if (await engine.Pull(name, cancellationToken) is not null)
        {
            _fetched.Remove(name);
            return null;
        }

        var pulled = await engine.FindImage(name, cancellationToken);
        _fetched[name] = pulled?.Id;
        return pulled;
    }
}
