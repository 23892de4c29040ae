using ImageBench.Model.Builds;
using ImageBench.Running.Importing;
using ImageBench.Running.Ports;

namespace ImageBench.Running;

/// <summary>
/// Makes builds, each with the cache that its state begins with. <paramref name="exports"/>: the caches that imported builds are given.
/// </summary>
internal sealed class CachedBuilds(
    BuildChain chain, CacheKeeper cache, RunLedger ledger, Action<RunEvent> tell, ExportedCaches? exports)
{
    /// <summary>A build whose steps do not show the cache of its state is invalid.</summary>
    public async Task<BuildRecord> Make(PlannedBuild build, CancellationToken cancellationToken)
    {
        var noCache = false;
        if (build.Key.Cache == CacheState.Imported)
            return Checked(await Import(build, cancellationToken), changeIsIgnored: false);
        if (build.Key.Cache == CacheState.Cold)
        {
            noCache = await cache.Empty(build.Key.Builder, cancellationToken);
        }
        else if (build.Key.Cache != CacheState.AsFound && !cache.Holds(build.Key))
        {
            tell(new RunEvent.Priming(build));
            var primed = await MakeAgain(build, cancellationToken);
            if (primed.Outcome.Status != BuildStatus.Built)
                return primed;
        }

        tell(new RunEvent.BuildStarted(build));
        var edited = build.Key.Cache is CacheState.IncrementalSource or CacheState.IncrementalDependency;
        var (record, changeIsIgnored) = await Ask(build, noCache, edited, cancellationToken);
        return Checked(record, changeIsIgnored);
    }

    /// <summary>The build as it stands, with whatever the cache holds, and in no figure.</summary>
    public async Task<BuildRecord> MakeAgain(PlannedBuild build, CancellationToken cancellationToken) =>
        (await Ask(build, noCache: false, edited: false, cancellationToken)).Record;

    private static BuildRecord Checked(BuildRecord record, bool changeIsIgnored) =>
        record.Outcome.Status == BuildStatus.Built
            && Validity.Flaw(record.Key, record.Outcome.Steps, changeIsIgnored) is { } flaw
            ? record with { Outcome = record.Outcome with { Status = BuildStatus.Invalid, Error = flaw, LogTail = [] } }
            : record;

    // What the builder has afterwards was fetched, and is no cache for another state to begin with.
    private Task<BuildRecord> Import(PlannedBuild build, CancellationToken cancellationToken) => new ImportedBuilds(
        exports ?? throw new InvalidOperationException("a run with imported builds has a place for their caches"),
        async (asked, cancel) => (await chain.Make(asked, noCache: false, edited: false, cancel)).Record,
        cancel => cache.Empty(Builder.BuildKit, cancel),
        imageId => ledger.Images.Any(image => image.Facts.ImageId == imageId),
        () => tell(new RunEvent.Priming(build)),
        () => tell(new RunEvent.BuildStarted(build))).Make(build, cancellationToken);

    private async Task<MadeBuild> Ask(PlannedBuild build, bool noCache, bool edited, CancellationToken cancellationToken)
    {
        var made = await chain.Make(build, noCache, edited, cancellationToken);
        if (made.Record.Outcome.Status == BuildStatus.Built && !edited)
            cache.Filled(build.Key);
        if (Validity.IsOfOtherFiles(made.Record.Outcome))
            cache.Lost(build.Key);
        return made;
    }
}
