using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Provisioning.Parents;
using ImageBench.Results;
using ImageBench.Results.Csv;
using ImageBench.Results.Tables.Details;
using ImageBench.Running;
using ImageBench.Running.Checks;
using ImageBench.Running.Importing;
using ImageBench.Running.Parents;
using ImageBench.Running.Ports;
using ImageBench.Runs.Engines;
using ImageBench.Runs.Inputs;
using ImageBench.Runs.Planning;
using ImageBench.Scenarios.Given;
using ImageBench.Statistics;

namespace ImageBench.Runs;

/// <summary>
/// The part of a run that has an engine: from its opening to the tables in the folder and the cleaning up. Disposing of it lets the engine
/// go, which ends one that was started.
/// </summary>
internal sealed class EngineRun(PlannedRun planned, Surroundings around, RunFolder folder) : IAsyncDisposable
{
    private const string Local = "local";

    private readonly RunRequest _request = planned.Request;
    private Plan _plan = planned.Plan;
    private ChosenParents? _chosen;
    private IEngineSession? _session;
    private Task? _letGo;

    /// <summary>From here on the folder holds what was measured, and stays.</summary>
    public bool HasBegun { get; private set; }

    private bool IsImporting => _plan.Options.CacheStates.Contains(CacheState.Imported);

    /// <summary>Makes the builds; one that is cancelled after the first has begun still gives its results.</summary>
    public async Task<RunResults> Make(CancellationToken cancellationToken)
    {
        // Before anything else takes its time: what is built is what the plan was made of.
        _ = planned.Inputs.Value;
        var session = _session = await around.OpenEngine(cancellationToken);
        var engine = session.Engine;
        _plan = _plan.On(engine.Facts);
        UnfitEngine.Refuse(_plan.Options, engine.Facts);

        // What an earlier run left in a private engine's build cache would be met by this one.
        if (engine.Facts.IsPrivate && !_request.SharesBuildCache)
            await engine.PruneBuildCache(cancellationToken);
        var supply = new ParentSupply(
            engine, baseSet => ParentSearch.Find(_plan.FirstRounds, baseSet), session.MakeParent, around.Display.Say, StandIn.Find);
        var chosen = _chosen = await supply.Choose(_request.BaseSet, cancellationToken);
        if (_request.WaitForQuiet is { } longest)
        {
            await QuietMachine.WaitFor(
                around.Host, engine.Facts, longest, around.Display.Say, around.Time, cancellationToken);
        }

        var label = RunLabel.Make(folder.Id, around.Host.Maker);
        using var mark = new RunMark(around.State, label.Value);
        planned.Resumed?.CheckAlone(around.State, label);
        var run = BegunRun.Record(planned, _plan, folder, around, (engine.Facts, chosen.BaseSet, chosen.Parents));
        try
        {
            if (planned.Resumed is not null)
                await new DeadRuns(engine, around.State, around.Host).RemoveOf(folder.Id, cancellationToken);
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

    public ValueTask DisposeAsync() => new(_letGo ??= _session?.DisposeAsync().AsTask() ?? Task.CompletedTask);

    private async Task<RunResults> Measure(
        IEngine engine,
        IEngine? starter,
        RegistryPlace? registry,
        ExportedCaches? exports,
        BenchRun run,
        RunLabel label,
        CancellationToken cancellationToken)
    {
        // Where images are kept, what is made on the engine stays there, and these are nobody's.
        var foreign = run.HasTimes && !_plan.Options.KeepImages ? ParentSearch.FindForeign(_plan.FirstRounds, run.BaseSet) : [];
        await new ForeignParentSupply(engine, label, ParentContext.Of, around.Display.Say).Fetch(foreign, cancellationToken);
        planned.Resumed?.Begin();
        WholeFile.Write(folder.RunPath, RunJson.Text(run));
        HasBegun = true;
        using var findings = new StoredFindings(folder, run.Id, _request.KeepFiles);
        var ledger = new RunLedger(findings.Keep, planned.Resumed?.Builds ?? []);
        var checks = new CheckLedger(findings.Keep, planned.Resumed?.Checks ?? []);
        var parts = new RunParts(planned, _plan, around) { NotMade = _chosen!.NotMade };
        var setup = parts.Setup(run, label, findings);
        WholeFile.Write(folder.DockerfilesPath, DockerfilesCsv.Text(run.Id, BuiltDockerfiles.Read(_plan.Scenarios, setup)));
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
            StoredTables.Write(folder, _plan, ended, ledger, checks, planned.Resumed?.Found);
        }

        return folder.Read();
    }

    // A scenario may come from somebody else: what it takes of the user's own is told before it has it.
    private void TellWhatIsGiven()
    {
        foreach (var scenario in _plan.Scenarios)
        {
            var options = scenario.Variants
                .Where(variant => _plan.Options.Measures(variant.Name))
                .SelectMany(variant => variant.Builds.Select(build => build.Options));
            if (GivenParts.Told(scenario.Name, options, _request.Given) is { } sentence)
                around.Display.Say(sentence);
        }
    }
}
