using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Limits;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Provisioning.Parents;
using ImageBench.Results;
using ImageBench.Results.Csv;
using ImageBench.Results.Tables.Details;
using ImageBench.Running;
using ImageBench.Running.Checks;
using ImageBench.Running.Importing;
using ImageBench.Running.Ports;
using ImageBench.Runs.Engines;
using ImageBench.Runs.Inputs;
using ImageBench.Runs.Planning;
using ImageBench.Runs.Shards;
using ImageBench.Scenarios.Given;
using ImageBench.Statistics;

namespace ImageBench.Runs;

/// <summary>
/// A run from an engine to its folder: what is done is on disk at every moment, and what was made on the engine goes at the end.
/// </summary>
internal sealed class MeasuredRun(PlannedRun planned, Surroundings around)
{
    private const string Local = "local";

    private readonly RunRequest _request = planned.Request;
    private Plan _plan = planned.Plan;
    private RunFolder? _folder;

    // From here on its folder holds what was measured, and stays.
    private bool _hasBegun;

    private bool IsImporting => _plan.Options.CacheStates.Contains(CacheState.Imported);

    private string GoOn => planned.CanBeResumed ? "; 'imagebench --resume' with that folder goes on with it" : "";

    public string Folder => _folder?.FullPath ?? "";

    /// <summary>
    /// Makes the builds and writes all files. A run that is cancelled after its first build has begun still gives its results.
    /// </summary>
    public async Task<RunResults> Make(CancellationToken cancellationToken)
    {
        _folder = planned.Resumed?.Folder ?? RunFolder.Create(
            _request.ResultsFolder, _plan.Options.Scenarios, around.Time.GetUtcNow(), PartName(_plan.Options));
        RunResults results;
        try
        {
            results = await OnEngine(cancellationToken);
        }
        catch when (!_hasBegun && planned.Resumed is null)
        {
            RemoveFolder();
            throw;
        }
        catch (Fault fault) when (fault.ExitCode == ExitCode.NoEngine)
        {
            around.Display.Say($"What was done is in {Folder}{GoOn}.");
            throw;
        }

        if (results.Run.Interrupted)
        {
            around.Display.Say(
                $"Interrupted. What was done is in {Folder}{GoOn}; 'imagebench report' makes its charts and pages.");
        }
        else
        {
            await Export(results, cancellationToken);
        }

        return results;
    }

    // The folders of all machines can lie side by side.
    private static string PartName(RunOptions options) =>
        (options.Shard is { Portion: var shard } ? $"-shard-{shard.Number}-of-{shard.Count}" : "")
        + (options.Replicate is { } replicate ? $"-replicate-{replicate.Number}-of-{replicate.Count}" : "");

    private async Task<RunResults> OnEngine(CancellationToken cancellationToken)
    {
        // Before anything else takes its time: what is built is what the plan was made of.
        _ = planned.Inputs.Value;
        await using var session = await around.OpenEngine(cancellationToken);
        var engine = session.Engine;
        _plan = _plan.On(engine.Facts);
        if (IsImporting && !engine.Facts.IsPrivate)
        {
            throw new Fault(
                ExitCode.BadInput,
                "Imported builds begin with an empty builder, and the build cache of a shared engine is never emptied: measure them with "
                    + "--engine private.");
        }

        if (engine.Facts.IsBuildKit && (_request.Options.Registry is not null || _request.Options.KeepImages))
        {
            var option = _request.Options.KeepImages ? "--keep-images keeps none" : "--registry has none to push";
            throw new Fault(
                ExitCode.BadInput,
                $"A BuildKit by itself holds no images, so {option}: leave it out, or name a Docker engine with --engine.");
        }

        // What an earlier run left in a private engine's build cache would be met by this one.
        if (engine.Facts.IsPrivate && !_request.SharesBuildCache)
            await engine.PruneBuildCache(cancellationToken);
        var supply = new ParentSupply(
            engine, baseSet => ParentSearch.Find(_plan.FirstRounds, baseSet), session.MakeParent, around.Display.Say, StandIn.Find);
        var (baseSet, parents) = await supply.Choose(_request.BaseSet, cancellationToken);
        if (_request.WaitForQuiet is { } longest)
            await WaitForQuiet(engine.Facts, longest, cancellationToken);

        var label = RunLabel.Make(_folder!.Id, around.Host.Maker);
        using var mark = new RunMark(around.State, label.Value);
        planned.Resumed?.CheckAlone(around.State, label);
        var run = Begin(engine.Facts, baseSet, parents);
        try
        {
            if (planned.Resumed is not null)
                await new DeadRuns(engine, around.State, around.Host).RemoveOf(_folder.Id, cancellationToken);
            await using var registry = _request.Options.Registry is { } wanted
                ? await session.OpenRegistry(wanted, label, cancellationToken)
                : null;
            // A registry of the harness's own holds both: images go through it, and it is emptied, only after the last build.
            await using var caches = IsImporting && _request.Options.Registry != Local
                ? await session.OpenRegistry(Local, label, cancellationToken)
                : null;
            var exports = IsImporting ? new ExportedCaches(engine, (caches ?? registry)!.Place.Host, label) : null;
            return await Measure(engine, session.Starter, registry?.Place, exports, run, label, cancellationToken);
        }
        finally
        {
            await new RunCleanup(engine, label, _plan.Options.KeepImages, _request.SharesBuildCache, around.Time).Make(
                around.Display.Say, cancellationToken.IsCancellationRequested);
        }
    }

    private async Task WaitForQuiet(EngineFacts engine, TimeSpan longest, CancellationToken cancellationToken)
    {
        if (!around.Host.Holds(engine))
        {
            around.Display.Say(
                $"--wait-for-quiet cannot wait: the engine at {engine.Endpoint} builds on another machine than this one, and does not tell "
                    + "its load. See there that nothing else runs.");
            return;
        }

        await new QuietMachine(around.Host.ReadLoad, around.Host.Cores, around.Display.Say, around.Time).Wait(longest, cancellationToken);
    }

    // Nothing was built: an empty run folder would only mislead.
    private void RemoveFolder()
    {
        try
        {
            Directory.Delete(_folder!.FullPath, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody else removed it, or may not let it go: why the run ended says more.
        }
    }

    private BenchRun Begin(EngineFacts engine, BaseSet baseSet, IReadOnlyList<ParentFacts> parents)
    {
        var harness = HarnessVersion.Read();
        var host = around.Host.Describe(_folder!.FullPath);
        if (!around.Host.Holds(engine))
            host = host with { LoadAverage = null };
        var run = new BenchRun(
            _folder.Id,
            around.Time.GetUtcNow(),
            null,
            false,
            _plan.Options,
            engine,
            host,
            baseSet,
            parents,
            harness.Version,
            harness.Commit,
            planned.Remarks)
        {
            Node = _request.Node ?? NodeName.Of(engine, around.Host),
            Inputs = planned.Inputs.Value.Scenarios,
            Sources = planned.Sources,
            Limits =
            [
                .. _plan.Scenarios.Where(scenario => scenario.Limits.Count > 0)
                    .Select(scenario => new ScenarioLimits(scenario.Name, scenario.Limits)),
            ],
        };
        return planned.Resumed?.GoOn(run) ?? run;
    }

    private async Task<RunResults> Measure(
        IEngine engine,
        IEngine? starter,
        RegistryPlace? registry,
        ExportedCaches? exports,
        BenchRun run,
        RunLabel label,
        CancellationToken cancellationToken)
    {
        planned.Resumed?.Begin();
        WholeFile.Write(_folder!.RunPath, RunJson.Text(run));
        _hasBegun = true;
        using var findings = new StoredFindings(_folder, run.Id, _request.KeepFiles);
        var ledger = new RunLedger(findings.Keep, planned.Resumed?.Builds ?? []);
        var checks = new CheckLedger(findings.Keep, planned.Resumed?.Checks ?? []);
        var parts = new RunParts(planned, _plan, around);
        var setup = parts.Setup(run, label, findings);
        WholeFile.Write(_folder.DockerfilesPath, DockerfilesCsv.Text(run.Id, BuiltDockerfiles.Read(_plan.Scenarios, setup)));
        var verdicts = parts.Verdicts(starter is null ? null : engine, setup, checks);
        var holder = starter ?? engine;
        var named = new UnbuiltVariants(
            holder, setup, ledger, verdicts, new NamedSource(holder, around), around.Display.Say, around.Time);
        var runner = parts.Runner(engine, registry, exports, setup, ledger, verdicts, named, findings);
        TellWhatIsGiven();
        var isWhole = false;
        try
        {
            isWhole = await runner.Run(_plan.Builds(ledger, around.Time), cancellationToken);
            if (isWhole)
                findings.Finish();
        }
        finally
        {
            await named.Remove();
            // Also when the engine died half-way: the fault goes on, what was measured stays.
            var ended = run with { EndedAt = around.Time.GetUtcNow(), Interrupted = !isWhole };
            StoredTables.Write(_folder, _plan, ended, ledger, checks, planned.Resumed?.Found);
        }

        return _folder.Read();
    }

    // A scenario may come from somebody else: what it takes of the user's own is told before it has it.
    private void TellWhatIsGiven()
    {
        var asked = _plan.Options.Variants;
        foreach (var scenario in _plan.Scenarios)
        {
            var options = scenario.Variants
                .Where(variant => asked.Count == 0 || asked.Contains(variant.Name))
                .SelectMany(variant => variant.Builds.Select(build => build.Options));
            if (GivenParts.Told(scenario.Name, options, _request.Given) is { } sentence)
                around.Display.Say(sentence);
        }
    }

    private async Task Export(RunResults results, CancellationToken cancellationToken)
    {
        foreach (var trouble in await around.Export(results, Folder, cancellationToken))
            around.Display.Say(trouble);
    }
}
