using ImageBench.Model.Builds;
using ImageBench.Model.Options;

namespace ImageBench.Running.Importing;

/// <summary>
/// Makes builds as a new machine makes them: the builder's cache is empty, and one that an earlier build exported is imported.
/// <paramref name="make"/> makes a build as it stands, <paramref name="empty"/> empties the builder's cache, <paramref name="isHeld"/> says
/// of an image that the run still needs it (Dockerfiles that only name things give the same image each time).
/// </summary>
internal sealed class ImportedBuilds(
    ExportedCaches caches,
    Func<PlannedBuild, CancellationToken, Task<BuildRecord>> make,
    Func<CancellationToken, Task> empty,
    Func<string, bool> isHeld,
    Action exporting,
    Action importing)
{
    public async Task<BuildRecord> Make(PlannedBuild build, CancellationToken cancellationToken)
    {
        if (caches.Find(build).Count == 0 && await Export(build, cancellationToken) is { } failed)
            return failed;
        await empty(cancellationToken);
        importing();
        var record = await make(Given(build, options => options with { CacheFrom = caches.Find(build) }), cancellationToken);
        if (record.Outcome.ImageId is { } imageId && !isHeld(imageId))
            await caches.Forget(imageId, cancellationToken);
        return record;
    }

    private async Task<BuildRecord?> Export(PlannedBuild build, CancellationToken cancellationToken)
    {
        exporting();
        var name = caches.NewName();
        await empty(cancellationToken);
        var record = await make(
            Given(build, options => options with { CacheTo = [.. options.CacheTo, caches.Target(name)] }), cancellationToken);
        if (record.Outcome is not { Status: BuildStatus.Built, ImageId: { } imageId })
            return record;
        return await caches.Keep(build, name, imageId, isHeld(imageId), cancellationToken) is { } refusal
            ? record with
            {
                Outcome = record.Outcome with
                {
                    Status = BuildStatus.Failed,
                    ImageId = null,
                    Error = $"the cache that is to be imported cannot be exported: {refusal}",
                },
            }
            : null;
    }

    private static PlannedBuild Given(PlannedBuild build, Func<BuildOptions, BuildOptions> change) =>
        build with { Variant = build.Variant with { Options = change(build.Variant.Options) } };
}
