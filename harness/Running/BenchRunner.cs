using ImageBench.Model.Builds;
using ImageBench.Model.Images;
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
    private readonly CachedBuilds _builds = new(
        new BuildChain(engine, setup, tell, time), new CacheKeeper(engine), ledger, tell, exports);

    private readonly ImageReader _images = new(engine, setup, ledger, tell);

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
        var record = await _builds.Make(build, cancellationToken);
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
        await Look(build, await _builds.MakeAgain(build, cancellationToken), cancellationToken);
    }

    private async Task Look(PlannedBuild build, BuildRecord record, CancellationToken cancellationToken)
    {
        if (record.Outcome.ImageId is not { } imageId || ledger.HasImage(build.Key) || cancellationToken.IsCancellationRequested)
            return;
        var facts = await _images.Read(build, imageId, cancellationToken);
        await checks.Verify(build, imageId, facts.ExposedPorts, cancellationToken);
    }
}
