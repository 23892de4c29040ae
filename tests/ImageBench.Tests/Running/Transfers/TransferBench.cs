using ImageBench.Model.Runs;
using ImageBench.Running.Ports;
using ImageBench.Running.Transfers;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Running.Transfers;

/// <summary>What moving two images takes: an engine in memory on which each move takes two seconds.</summary>
internal sealed class TransferBench
{
    public const string Label = "20260801-093000-go-crud-456789ef0123abcd";
    public const string First = "127.0.0.1:5000/imagebench-run-0123abcd/1:latest";
    public const string Second = "127.0.0.1:5000/imagebench-run-0123abcd/2:latest";

    public FakeTimeProvider Time { get; } = new(Some.Time);

    public List<Transfer> Kept { get; } = [];

    public List<RunEvent> Events { get; } = [];

    /// <summary>What moving an image says where its layer is moved.</summary>
    public static TransferAnswer Moves => new(new HashSet<string>(), new HashSet<string> { new('b', 12) }, null);

    public FakeEngine Engine(
        bool isPrivate = false, Func<string, TransferAnswer>? answers = null, Action? before = null, Action? onRemoval = null)
    {
        var engine = new FakeEngine(Time) { IsPrivate = isPrivate };
        engine.Moved = new FakeTransfers(engine.Calls)
        {
            Answers = answers ?? (_ => Moves),
            OnRemoval = onRemoval ?? (() => { }),
            Before = () =>
            {
                Time.Advance(Some.Seconds(2));
                before?.Invoke();
            },
        };
        return engine;
    }

    /// <summary>Moves both as often as that, by a registry that is ours to empty or (<paramref name="isOurs"/>: false) is not.</summary>
    public async Task Measure(FakeEngine engine, int rounds, bool isOurs = true, CancellationToken? interrupted = null)
    {
        var place = new RegistryPlace("127.0.0.1:5000", isOurs ? Empty : null, (_, _) => Task.FromResult<StoredManifest?>(null), Forget);
        var transfers = new VariantTransfers(
            engine,
            place,
            [Some.Scenario()],
            Some.Run().Options with { CheckRounds = rounds },
            new RunLabel(Label),
            Kept.Add,
            Events.Add,
            Time);
        await transfers.Measure(
            [Some.Image("multi", 10), Some.Image("single", 1000)], interrupted ?? TestContext.Current.CancellationToken);

        Task Empty(CancellationToken cancel)
        {
            engine.Calls.Add("empty");
            return Task.CompletedTask;
        }

        Task<bool> Forget(string name, CancellationToken cancel)
        {
            engine.Calls.Add($"forget {name}");
            return Task.FromResult(name == First);
        }
    }
}
