using ImageBench.Images;
using ImageBench.Model;

namespace ImageBench.Running;

/// <summary>Makes the builds of a plan one after the other, reads each variant's first image, and keeps what it finds in the ledger.</summary>
internal sealed class BenchRunner(
    IEngine engine,
    RunSetup setup,
    RunLedger ledger,
    Action<RunEvent> tell,
    TimeProvider time)
{
    /// <summary>Ends early, without an exception, when the token is cancelled: the ledger holds what was done.</summary>
    public async Task Run(IReadOnlyList<PlannedBuild> plan, CancellationToken cancellationToken)
    {
        try
        {
            await RunAll(plan, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Interrupted while a context was listed or an image was read: the builds before are kept, and that image is not measured.
        }
    }

    private async Task RunAll(IReadOnlyList<PlannedBuild> plan, CancellationToken cancellationToken)
    {
        foreach (var build in plan)
        {
            if (cancellationToken.IsCancellationRequested)
                return;
            if (ledger.NeverBuilt(build.Key))
            {
                tell(new RunEvent.BuildSkipped(build));
                continue;
            }

            var record = await Make(build, cancellationToken);
            ledger.Add(record);
            tell(new RunEvent.BuildEnded(build, record));
            if (record.Outcome.ImageId is { } imageId && !ledger.HasImage(build.Key) && !cancellationToken.IsCancellationRequested)
                await ReadImage(build, imageId, cancellationToken);
        }
    }

    private async Task<BuildRecord> Make(PlannedBuild build, CancellationToken cancellationToken)
    {
        if (build.Key.Cache != CacheState.Cold && !ledger.HasBuilt(build.Key))
        {
            tell(new RunEvent.Priming(build));
            var primed = await Measure(build, noCache: false, cancellationToken);
            if (primed.Outcome.Status != BuildStatus.Built)
                return primed;
        }

        tell(new RunEvent.BuildStarted(build));
        return await Measure(build, noCache: build.Key.Cache == CacheState.Cold, cancellationToken);
    }

    private async Task<BuildRecord> Measure(PlannedBuild build, bool noCache, CancellationToken cancellationToken)
    {
        // Listing the context is outside the clock; sending it is inside.
        var context = setup.Pack(build.Scenario, build.Variant, cancellationToken);
        var request = new BuildRequest(
            context, build.Key.Builder, noCache, build.Variant.Target, setup.Arguments(build.Scenario, build.Variant), setup.Labels, Tag: null, setup.Options.Timeout);
        var startedAt = time.GetUtcNow();
        var outcome = await engine.Build(request, step => tell(new RunEvent.StepStarted(build, step)), cancellationToken);
        return new BuildRecord(build.Key, build.Position, startedAt, context.Files, context.Size, outcome);
    }

    private async Task ReadImage(PlannedBuild build, string imageId, CancellationToken cancellationToken)
    {
        tell(new RunEvent.ImageReading(build));
        var described = await engine.FindImage(imageId, cancellationToken);
        var sizer = setup.ContentSizes is { } known ? new ContentSizer(known, described?.DiffIds ?? []) : null;
        var facts = await engine.ReadImage(imageId, (archive, cancel) => ImageArchive.Read(archive, imageId, sizer, cancel), cancellationToken);
        var parent = SharedWithParent.Find(facts, setup.Parents);
        ledger.Add(new MeasuredImage(
            build.Key.Scenario, build.Key.Variant, build.Key.Builder, facts, described?.Size, parent?.LayerCount, parent?.Unpacked));
    }
}
