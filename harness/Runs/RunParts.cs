using ImageBench.Images.ContentSizes;
using ImageBench.Images.Remembered;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Results;
using ImageBench.Running;
using ImageBench.Running.Checks;
using ImageBench.Running.Importing;
using ImageBench.Running.Ports;
using ImageBench.Running.Transfers;
using ImageBench.Runs.Planning;
using ImageBench.Statistics.Estimates;

namespace ImageBench.Runs;

/// <summary>What a run is put together from: its setup, its checks, its transfers, and the runner that leads through the plan.</summary>
internal sealed class RunParts(PlannedRun planned, Plan plan, Surroundings around)
{
    /// <summary>The variants whose builds are not asked of the engine, each with why.</summary>
    public required IReadOnlyDictionary<(string Scenario, string Variant), string> NotMade { get; init; }

    public RunSetup Setup(BenchRun run, RunLabel label, StoredFindings findings) => new(
        plan.Options,
        run.BaseSet,
        run.Parents,
        label,
        new RunContexts(label, planned.Inputs.Value, around.Time).Pack)
    {
        NotMade = NotMade,
        ReadLoad = around.Host.Holds(run.Engine) ? around.Host.ReadLoad : () => null,
        UnaskedArguments = Unasked(run.Engine),
        KnownSizes = new ContentSizeFolder(around.State.ContentSizesFolder, GzipMeter.CompressorName()).Open(),
        ScratchFolder = Path.Combine(around.State.Path, "scratch"),
        KeepEntries = findings.KeepEntries,
        KeepTree = around.KeepTree,
        Memory = around.KeepTree is null
            ? LayerMemory.Nothing
            : new KnownLayerFolder(around.State.KnownLayersFolder, around.Time).Open(),
    };

    public BenchRunner Runner(
        IEngine engine,
        RegistryPlace? registry,
        ExportedCaches? exports,
        RunSetup setup,
        RunLedger ledger,
        CheckSchedule verdicts,
        UnbuiltVariants named,
        StoredFindings findings)
    {
        var (display, time) = (around.Display, around.Time);
        var transfers = registry is null
            ? null
            : new VariantTransfers(
                engine,
                registry,
                plan.Scenarios,
                plan.Options,
                setup.Label,
                findings.Keep,
                display.Show,
                time);
        return new BenchRunner(
            engine,
            setup,
            ledger,
            display.Show,
            time,
            verdicts,
            transfers,
            exports,
            cancel => named.Measure(plan.Scenarios, cancel),
            Pace(ledger.Builds, setup.Label.RunId));
    }

    private BuildPace Pace(IReadOnlyList<BuildRecord> made, string runId) => new(
        plan.FirstRounds.Select(build => build.Key),
        [.. made, .. RecordedBuilds.Find(planned.Request.ResultsFolder, plan, runId)]);

    /// <summary><paramref name="engine"/> null: none of the images can be started.</summary>
    public CheckSchedule Verdicts(IEngine? engine, RunSetup setup, CheckLedger checks) => new(
        engine is null ? null : new VariantCheck(engine.Containers, setup.ContainerLabels, around.Time)
        {
            TellSlowStop = key => around.Display.Show(new RunEvent.StopWaitedFor(key, VariantCheck.StopGrace)),
        },
        plan.Options,
        checks,
        around.Display.Show)
    {
        Hidden = setup.Hidden,
    };

    // What Docker's client is told to give builds, they get. A private engine's use this host's network besides; what those of a shared one
    // go through is for its owner to say.
    private UnaskedArguments Unasked(EngineFacts engine)
    {
        var arguments = engine.IsPrivate
            ? around.Host.ReadProxies().ToDictionary(proxy => proxy.Key.ToUpperInvariant(), proxy => proxy.Value)
            : [];
        foreach (var (name, value) in around.Host.ReadClientArguments(engine.Endpoint))
            arguments[name] = value;
        return new UnaskedArguments(arguments);
    }
}
