using System.Globalization;
using ImageBench.Images.ContentSizes;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Provisioning.Parents;
using ImageBench.Reports;
using ImageBench.Results;
using ImageBench.Results.BenchmarkDotNet;
using ImageBench.Results.Csv;
using ImageBench.Results.Tables;
using ImageBench.Running;
using ImageBench.Running.Checks;
using ImageBench.Running.Ports;
using ImageBench.Running.Transfers;
using ImageBench.Scenarios.Contexts;
using ImageBench.Statistics;

namespace ImageBench.Runs;

/// <summary>A run from an engine to its folder: what is done is on disk at every moment, and what was made on the engine goes at the end.</summary>
internal sealed class MeasuredRun(RunRequest request, Plan plan, ResumedRun? resumed, IDisplay display, TimeProvider time)
{
    private RunFolder? _folder;

    public string Folder => _folder?.FullPath ?? "";

    /// <summary>Makes the builds and writes all files. A run that is cancelled after its first build has begun still gives its results.</summary>
    public async Task<RunResults> Make(CancellationToken cancellationToken)
    {
        _folder = resumed?.Folder ?? RunFolder.Create(request.ResultsFolder, plan.Options.Scenarios, time.GetUtcNow());
        RunResults results;
        try
        {
            results = await OnEngine(cancellationToken);
        }
        catch when (!File.Exists(_folder.RunPath))
        {
            // Nothing was built: an empty run folder would only mislead.
            Directory.Delete(_folder.FullPath, recursive: true);
            throw;
        }

        if (results.Run.Interrupted)
            display.Say($"Interrupted. What was done is in {Folder}; 'imagebench --resume' with that folder goes on with it, 'imagebench report' makes its charts and pages.");
        else
            await WriteReport(results, cancellationToken);
        return results;
    }

    private async Task<RunResults> OnEngine(CancellationToken cancellationToken)
    {
        var packages = new Packages(request.Provision, display.Say);
        await using var session = await EngineSession.Open(request.Engine, packages, display.Say, time, cancellationToken);
        var engine = session.Engine;
        // What an earlier run left in a private engine's build cache would be met by this one.
        if (engine.Facts.IsPrivate)
            await engine.PruneBuildCache(cancellationToken);
        using var maker = new ParentMaker(engine, packages, request.Provision, display.Say);
        var supply = new ParentSupply(engine, baseSet => NeededParents.Of(plan.FirstRounds, baseSet), maker.Make, display.Say);
        var (baseSet, parents) = await supply.Choose(request.BaseSet, cancellationToken);
        if (request.WaitForQuiet is { } longest)
            await QuietMachine.This(display.Say, time).Wait(longest, cancellationToken);

        var label = RunLabel.Of(_folder!.Id, Guid.NewGuid());
        using var mark = new RunMark(StateFolder.Find(), label.Value);
        try
        {
            await using var registry = request.Registry is { } wanted
                ? await RegistrySession.Open(wanted, engine.Facts, packages, label, time, cancellationToken)
                : null;
            return await Measure(engine, registry?.Place, baseSet, parents, label, cancellationToken);
        }
        finally
        {
            await new RunCleanup(engine, label, plan.Options.KeepImages, time).Make(display.Say, cancellationToken.IsCancellationRequested);
        }
    }

    private async Task<RunResults> Measure(
        IEngine engine, RegistryPlace? registry, BaseSet baseSet, IReadOnlyList<ParentFacts> parents, RunLabel label, CancellationToken cancellationToken)
    {
        var harness = HarnessVersion.Read();
        var run = new BenchRun(
            _folder!.Id, time.GetUtcNow(), null, false, plan.Options, engine.Facts, Machine.Describe(_folder.FullPath), baseSet, parents, harness.Version, harness.Commit, []);
        run = resumed?.GoOn(run) ?? run;
        WholeFile.Write(_folder.RunPath, RunJson.Text(run));
        using var builds = new BuildsCsv(_folder);
        using var files = request.KeepFiles ? new FilesCsv(_folder.FilesPath) : null;
        var ledger = new RunLedger(builds.Write, resumed?.Builds ?? []);
        var checks = new CheckLedger(check => ChecksCsv.Append(_folder.ChecksPath, check));
        var verdicts = new VariantChecks(new VariantCheck(engine.Containers, label.AsLabels(), time), plan.Options, checks, display.Show);
        var transfers = registry is null ? null : new VariantTransfers(
            engine, registry, plan.Scenarios, plan.Options, label.Value, transfer => TransfersCsv.Append(_folder.TransfersPath, transfer), display.Show, time);
        var setup = new RunSetup(plan.Options, baseSet, parents, label.AsLabels(), (build, edited, cancel) => Pack(build, edited, label, cancel))
        {
            ReadLoad = Machine.ReadLoad,
            // A private engine's builds use this host's network; what those of a shared one go through is for its owner to say.
            Proxies = engine.Facts.IsPrivate ? HostProxies.Read() : [],
            KnownSizes = new ContentSizeFolder(StateFolder.Find().ContentSizesFolder, GzipMeter.CompressorName()).Open(),
            KeepEntries = files is null ? null : files.Write,
        };
        var isWhole = false;
        try
        {
            isWhole = await new BenchRunner(engine, setup, ledger, display.Show, time, verdicts, transfers).Run(plan.Builds(ledger, time), cancellationToken);
        }
        finally
        {
            // Also when the engine died half-way: the fault goes on, what was measured stays.
            ResultFiles.Write(_folder, plan, run with { EndedAt = time.GetUtcNow(), Interrupted = !isWhole }, ledger, checks);
            files?.Finish();
        }

        return _folder.Read();
    }

    // The run's label is unique to it, the rest to the build: no cache, not even that of an earlier run, knows such a file.
    private PackedContext Pack(PlannedBuild build, bool edited, RunLabel label, CancellationToken cancellationToken)
    {
        var mark = $"imagebench {label.Value} {build.Key.Variant} {build.Key.Builder.Word()} {build.Key.Cache.Word()} {build.Key.Round.ToString(CultureInfo.InvariantCulture)}";
        var edit = edited ? ContextEdits.Of(build.Scenario, build.Key.Cache, mark, time.GetUtcNow()) : null;
        return BuildContext.List(build.Scenario.ContextFolder, build.Variant.DockerfilePath, edit, build.Carried, cancellationToken);
    }

    private async Task WriteReport(RunResults results, CancellationToken cancellationToken)
    {
        foreach (var trouble in await Report.Write(results, Folder, BenchmarkDotNetFolder.Write(results, Folder), cancellationToken))
            display.Say(trouble);
    }
}
