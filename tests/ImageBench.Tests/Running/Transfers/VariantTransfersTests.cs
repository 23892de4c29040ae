using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;
using ImageBench.Running.Transfers;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Running.Transfers;

public class VariantTransfersTests
{
    private const string Label = "20260801-093000-go-crud-456789ef0123abcd";
    private const string First = "127.0.0.1:5000/imagebench-run-0123abcd/1:latest";
    private const string Second = "127.0.0.1:5000/imagebench-run-0123abcd/2:latest";

    private readonly FakeTimeProvider _time = new(Some.Time);
    private readonly List<Transfer> _kept = [];
    private readonly List<RunEvent> _events = [];

    [Fact]
    public async Task EachRoundOfPushesBeginsWithAnEmptyRegistryAndKeepsTheOrderOfTheImages()
    {
        var engine = Engine();

        await Measure(engine, rounds: 2);

        Assert.Equal(
            [
                $"tag {First}",
                $"tag {Second}",
                "empty",
                $"push {First}",
                $"push {Second}",
                "empty",
                $"push {First}",
                $"push {Second}",
                $"remove {First}",
                $"remove {Second}",
            ],
            engine.Calls);
        Assert.Equal(
            [("single", 1), ("multi", 1), ("single", 2), ("multi", 2)], _kept.Select(transfer => (transfer.Key.Variant, transfer.Round)));
        Assert.All(_kept, transfer => Assert.Equal((TransferDirection.Push, Some.Seconds(2)), (transfer.Direction, transfer.Elapsed)));
    }

    [Fact]
    public async Task BeforeThePullsOfAPrivateEngineNothingOfTheImagesIsLeftThere()
    {
        var engine = Engine(isPrivate: true);

        await Measure(engine, rounds: 1);

        var pulls = engine.Calls[engine.Calls.IndexOf($"remove {First}")..];
        Assert.Equal([$"remove {First}", $"remove {Second}", "remove all of " + Label, "prune"], pulls[..4]);
        // Each image goes before the next one comes, in an order that the seed says.
        Assert.Equal(pulls[4].Replace("pull", "remove", StringComparison.Ordinal), pulls[5]);
        Assert.Equal(pulls[6].Replace("pull", "remove", StringComparison.Ordinal), pulls[7]);
        Assert.Equal([$"pull {First}", $"pull {Second}"], new[] { pulls[4], pulls[6] }.Order());
    }

    [Fact]
    public async Task ARegistryThatIsNotOursIsPushedToOnceAndWhatWasPushedIsRemovedThere()
    {
        var engine = Engine();

        await Measure(engine, rounds: 3, isOurs: false);

        Assert.Equal(2, _kept.Count);
        Assert.Equal(
            [$"forget {First}", $"forget {Second}"], engine.Calls.Where(call => call.StartsWith("forget", StringComparison.Ordinal)));
        Assert.Equal([$"remove {First}", $"remove {Second}"], engine.Calls.TakeLast(2));
        Assert.Equal([Second], _events.OfType<RunEvent.LeftInRegistry>().Select(left => left.Name));
    }

    [Fact]
    public async Task WhatIsRefusedIsARowWithTheReasonAndNoTimeAndIsNotPulled()
    {
        var refused = TransferAnswer.Refused("no basic auth credentials");
        var engine = Engine(isPrivate: true, answers: name => name == First ? refused : Moves);

        await Measure(engine, rounds: 1);

        Assert.Equal(
            ["single push no basic auth credentials", "multi push ", "multi pull "],
            _kept.Select(transfer => $"{transfer.Key.Variant} {transfer.Direction.Word()} {transfer.Error}"));
        Assert.Null(_kept[0].Elapsed);
        Assert.Null(_kept[0].Moved);
    }

    [Fact]
    public async Task AfterAnInterruptionNoNameIsLeft()
    {
        using var cancel = new CancellationTokenSource();
        var engine = Engine(before: cancel.Cancel);

        await Assert.ThrowsAsync<OperationCanceledException>(() => Measure(engine, rounds: 1, interrupted: cancel.Token));

        Assert.Equal([$"remove {First}", $"remove {Second}"], engine.Calls.TakeLast(2));
        Assert.Empty(_kept);
    }

    [Fact]
    public async Task AfterAnInterruptionWhatWasPushedIsRemovedFromARegistryThatIsNotOurs()
    {
        using var cancel = new CancellationTokenSource();
        var moves = 0;
        var engine = Engine(before: () =>
        {
            if (++moves == 2)
                cancel.Cancel();
        });

        await Assert.ThrowsAsync<OperationCanceledException>(() => Measure(engine, rounds: 1, isOurs: false, interrupted: cancel.Token));

        Assert.Equal([$"forget {First}", $"remove {First}", $"remove {Second}"], engine.Calls.TakeLast(3));
        Assert.Single(_kept);
    }

    [Fact]
    public async Task ImagesThatTakeLongToRemoveEndNoRun()
    {
        // Three seconds each, which an interrupted run would not wait for.
        var engine = Engine(onRemoval: () => _time.Advance(Some.Seconds(3)));

        await Measure(engine, rounds: 1);

        Assert.Equal([$"remove {First}", $"remove {Second}"], engine.Calls.TakeLast(2));
    }

    private static TransferAnswer Moves => new(new HashSet<string>(), new HashSet<string> { new('b', 12) }, null);

    private FakeEngine Engine(
        bool isPrivate = false, Func<string, TransferAnswer>? answers = null, Action? before = null, Action? onRemoval = null)
    {
        var engine = new FakeEngine(_time) { IsPrivate = isPrivate };
        engine.Moved = new FakeTransfers(engine.Calls)
        {
            Answers = answers ?? (_ => Moves),
            OnRemoval = onRemoval ?? (() => { }),
            Before = () =>
            {
                _time.Advance(Some.Seconds(2));
                before?.Invoke();
            },
        };
        return engine;
    }

    private async Task Measure(FakeEngine engine, int rounds, bool isOurs = true, CancellationToken? interrupted = null)
    {
        var place = new RegistryPlace("127.0.0.1:5000", isOurs ? Empty : null, (_, _) => Task.FromResult<StoredManifest?>(null), Forget);
        var transfers = new VariantTransfers(
            engine,
            place,
            [Some.Scenario()],
            Some.Run().Options with { CheckRounds = rounds },
            new RunLabel(Label),
            _kept.Add,
            _events.Add,
            _time);
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
