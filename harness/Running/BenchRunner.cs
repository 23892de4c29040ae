using ImageBench.Images.Archives;
using ImageBench.Images.Contents;
using ImageBench.Images.ContentSizes;
using ImageBench.Images.Unpacking;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Images.Entries;
using ImageBench.Model.Runs;
using ImageBench.Running.Checks;
using ImageBench.Running.Importing;
using ImageBench.Running.Ports;
using ImageBench.Running.Transfers;
using ImageBench.Statistics.Estimates;

namespace ImageBench.Running;

/// <summary>
/// Makes the builds of a plan one after the other, reads each variant's first image, and keeps what it finds in the ledger.
/// </summary>
internal sealed class BenchRunner(
    IEngine engine,
    RunSetup setup,
    RunLedger ledger,
    Action<RunEvent> tell,
    TimeProvider time,
    CheckSchedule checks,
    VariantTransfers? transfers = null,
    ExportedCaches? exports = null,
    Func<CancellationToken, Task>? measureNamed = null,
    BuildPace? pace = null)
{
    private readonly CacheKeeper _cache = new(engine);
    private readonly BuildChain _chain = new(engine, setup, tell, time);

    /// <summary>
    /// Whether the plan came to its end. When the token is cancelled it ends early, without an exception: the ledger holds what was done.
    /// </summary>
    public async Task<bool> Run(IEnumerable<PlannedBuild> plan, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var build in plan)
            {
                if (cancellationToken.IsCancellationRequested)
                    return false;
                if (ledger.Earlier(build.Key) is { } earlier)
                    await Restore(build, earlier, cancellationToken);
                else if (ledger.NeverBuilt(build.Key))
                    Skip(build);
                else
                    await Measure(build, cancellationToken);
            }

            IReadOnlyList<MeasuredImage> built = [.. ledger.Images];
            if (measureNamed is not null)
                await measureNamed(cancellationToken);
            await checks.Measure(cancellationToken);
            if (transfers is not null)
                await transfers.Measure([.. built.Where(image => checks.Works(VariantKey.Of(image)))], cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Interrupted while a context was listed, or an image was read, checked or moved: the builds before are kept, and that image is
            // not measured.
        }

        return !cancellationToken.IsCancellationRequested;
    }

    private async Task Measure(PlannedBuild build, CancellationToken cancellationToken)
    {
        var record = await Make(build, cancellationToken);
        ledger.Add(record);
        pace?.Add(record);
        tell(new RunEvent.BuildEnded(build, record) { Left = pace?.Left });
        await Look(build, record, cancellationToken);
    }

    private void Skip(PlannedBuild build)
    {
        pace?.Skip(build.Key);
        tell(new RunEvent.BuildSkipped(build));
    }

    // The images of a run that is gone on with went with it.
    private async Task Restore(PlannedBuild build, BuildRecord earlier, CancellationToken cancellationToken)
    {
        pace?.Skip(build.Key);
        if (earlier.Outcome.ImageId is null || ledger.HasImage(build.Key))
            return;
        tell(new RunEvent.ImageRestoring(build));
        var (again, _) = await Ask(build, noCache: false, edited: false, cancellationToken);
        await Look(build, again, cancellationToken);
    }

    private async Task Look(PlannedBuild build, BuildRecord record, CancellationToken cancellationToken)
    {
        if (record.Outcome.ImageId is not { } imageId || ledger.HasImage(build.Key) || cancellationToken.IsCancellationRequested)
            return;
        var facts = await ReadImage(build, imageId, cancellationToken);
        await checks.Verify(build, imageId, facts.ExposedPorts, cancellationToken);
    }

    private async Task<BuildRecord> Make(PlannedBuild build, CancellationToken cancellationToken)
    {
        var noCache = false;
        if (build.Key.Cache == CacheState.Imported)
            return Checked(await Import(build, cancellationToken), changeIsIgnored: false);
        if (build.Key.Cache == CacheState.Cold)
        {
            noCache = await _cache.Empty(build.Key.Builder, cancellationToken);
        }
        else if (build.Key.Cache != CacheState.AsFound && !_cache.Holds(build.Key))
        {
            tell(new RunEvent.Priming(build));
            var (primed, _) = await Ask(build, noCache: false, edited: false, cancellationToken);
            if (primed.Outcome.Status != BuildStatus.Built)
                return primed;
        }

        tell(new RunEvent.BuildStarted(build));
        var edited = build.Key.Cache is CacheState.IncrementalSource or CacheState.IncrementalDependency;
        var (record, changeIsIgnored) = await Ask(build, noCache, edited, cancellationToken);
        return Checked(record, changeIsIgnored);
    }

    private static BuildRecord Checked(BuildRecord record, bool changeIsIgnored) =>
        record.Outcome.Status == BuildStatus.Built
            && Validity.Flaw(record.Key, record.Outcome.Steps, changeIsIgnored) is { } flaw
            ? record with { Outcome = record.Outcome with { Status = BuildStatus.Invalid, Error = flaw, LogTail = [] } }
            : record;

    // What the builder has afterwards was fetched, and is no cache for another state to begin with.
    private Task<BuildRecord> Import(PlannedBuild build, CancellationToken cancellationToken) => new ImportedBuilds(
        exports ?? throw new InvalidOperationException("a run with imported builds has a place for their caches"),
        async (asked, cancel) => (await _chain.Make(asked, noCache: false, edited: false, cancel)).Record,
        cancel => _cache.Empty(Builder.BuildKit, cancel),
        imageId => ledger.Images.Any(image => image.Facts.ImageId == imageId),
        () => tell(new RunEvent.Priming(build)),
        () => tell(new RunEvent.BuildStarted(build))).Make(build, cancellationToken);

    private async Task<MadeBuild> Ask(PlannedBuild build, bool noCache, bool edited, CancellationToken cancellationToken)
    {
        var made = await _chain.Make(build, noCache, edited, cancellationToken);
        if (made.Record.Outcome.Status == BuildStatus.Built && !edited)
            _cache.Filled(build.Key);
        if (Validity.IsOfOtherFiles(made.Record.Outcome))
            _cache.Lost(build.Key);
        return made;
    }

    private async Task<ImageFacts> ReadImage(PlannedBuild build, string imageId, CancellationToken cancellationToken)
    {
        tell(new RunEvent.ImageReading(build));
        var described = await engine.FindImage(imageId, cancellationToken);
        using var sizer = setup.KnownSizes is { } known ? new ContentSizer(known, described?.DiffIds ?? []) : null;
        Action<IEnumerable<LayerEntry>>? keep = setup.KeepEntries is { } take ? entries => take(VariantKey.Of(build.Key), entries) : null;
        var reading = new ImageReading { ImageId = imageId, Sizer = sizer, KeepEntries = keep, WithPackages = true };
        if (setup.KeepTree is not null)
        {
            var layers = keep is null && described is { DiffIds.Count: > 0 }
                ? setup.Memory.FindAll(described.DiffIds, isCompared: true)
                : null;
            reading = reading with { IsCompared = true, Memory = setup.Memory, AllLayers = layers };
        }

        var image = await Exported(build, imageId, reading, cancellationToken);
        var hidden = setup.Hidden(build);
        var facts = image.Facts with
        {
            Layers = [.. image.Facts.Layers.Select(layer => layer with { Instruction = hidden.Hide(layer.Instruction) })],
        };
        var parent = SharedWithParent.Find(facts, setup.Parents);
        var measured = new MeasuredImage(
            build.Key.Scenario, build.Key.Variant, build.Key.Builder, facts, described?.Size, parent?.LayerCount, parent?.Unpacked);
        ledger.Add(measured);
        tell(new RunEvent.ImageRead(build, measured));
        setup.KeepTree?.Invoke(measured, image with { Facts = facts });
        return facts;
    }

    private async Task<ImageTree> Exported(PlannedBuild build, string imageId, ImageReading reading, CancellationToken cancellationToken)
    {
        try
        {
            return await engine.ReadImage(imageId, (archive, cancel) => ImageArchive.ReadTree(archive, reading, cancel), cancellationToken);
        }
        catch (Fault fault) when (fault.InnerException is { } cause && Packing.IsDamage(cause))
        {
            // Nobody gave this archive but the engine.
            throw new Fault(
                ExitCode.NoEngine,
                $"What the engine exported of {build.Key.Scenario}/{build.Key.Variant} cannot be read: {fault.Message}",
                fault);
        }
    }
}
