using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Running;
using ImageBench.Running.Checks;
using ImageBench.Running.Ports;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Running;

/// <summary>A runner on a fake engine, with a clock that stands still and the events that it told.</summary>
internal sealed class RunnerBench : IDisposable
{
    public CancellationTokenSource Cancel { get; } = new();

    public FakeTimeProvider Time { get; } = new(Some.Time);

    public List<RunEvent> Events { get; } = [];

    public static BuildKey Cold(string variant, int round = 1, Builder builder = Builder.BuildKit) =>
        Some.Key(variant, CacheState.Cold, round, builder);

    public static BuildKey Warm(string variant, int round = 1, Builder builder = Builder.BuildKit) =>
        Some.Key(variant, CacheState.Warm, round, builder);

    public static List<PlannedBuild> Planned(BuildKey[] keys) =>
        [.. keys.Select((key, index) =>
            new PlannedBuild(key, index + 1, Some.Scenario(), Some.Scenario().Variants.Single(variant => variant.Name == key.Variant)))];

    public static RunLedger NewLedger(FakeEngine engine, params IReadOnlyList<BuildRecord> earlier) =>
        new(record => engine.Calls.Add($"keep {record.Key.Variant} {record.Key.Cache.Word()} {record.Outcome.Status.Word()}"), earlier);

    public Task<RunLedger> Run(FakeEngine engine, params BuildKey[] keys) => Run(engine, keys, _ => { });

    public async Task<RunLedger> Run(FakeEngine engine, BuildKey[] keys, Action<Variant> pack, bool changeIsIgnored = false)
    {
        var ledger = NewLedger(engine);
        await Runner(engine, ledger, pack, changeIsIgnored).Run(Planned(keys), Cancel.Token);
        return ledger;
    }

    public BenchRunner Runner(FakeEngine engine, RunLedger ledger, Action<Variant> pack, bool changeIsIgnored = false)
    {
        var setup = new RunSetup(Some.Run().Options, BaseSet.Hub, [], new RunLabel("the run"), (build, edited, _) =>
        {
            pack(build.Variant);
            // Long enough to be seen in a start that was taken too early.
            Time.Advance(TimeSpan.FromSeconds(30));
            return new PackedContext(
                "Dockerfile." + build.Variant.Name,
                3,
                edited && !changeIsIgnored ? new ByteSize(120) : FakeEngine.Unchanged,
                (_, _) => Task.CompletedTask)
            {
                ChangeIsIgnored = edited && changeIsIgnored,
            };
        })
        {
            ReadLoad = () => 0.25,
        };
        return new BenchRunner(
            engine,
            setup,
            ledger,
            Events.Add,
            Time,
            new CheckSchedule(
                new VariantCheck(engine.Containers, setup.ContainerLabels, Time),
                setup.Options,
                new CheckLedger(_ => { }, []),
                Events.Add));
    }

    public void Dispose() => Cancel.Dispose();
}
