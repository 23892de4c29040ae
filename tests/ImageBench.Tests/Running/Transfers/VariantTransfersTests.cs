using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;

namespace ImageBench.Tests.Running.Transfers;

public class VariantTransfersTests
{
    private const string First = TransferBench.First;
    private const string Second = TransferBench.Second;

    private readonly TransferBench _bench = new();

    [Fact]
    public async Task EachRoundOfPushesBeginsWithAnEmptyRegistryAndKeepsTheOrderOfTheImages()
    {
        var engine = _bench.Engine();

        await _bench.Measure(engine, rounds: 2);

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
            [("single", 1), ("multi", 1), ("single", 2), ("multi", 2)],
            _bench.Kept.Select(transfer => (transfer.Key.Variant, transfer.Round)));
        Assert.All(
            _bench.Kept,
            transfer => Assert.Equal((TransferDirection.Push, Some.Seconds(2)), (transfer.Direction, transfer.Elapsed)));
    }

    [Fact]
    public async Task BeforeThePullsOfAPrivateEngineNothingOfTheImagesIsLeftThere()
    {
        var engine = _bench.Engine(isPrivate: true);

        await _bench.Measure(engine, rounds: 1);

        var pulls = engine.Calls[engine.Calls.IndexOf($"remove {First}")..];
        Assert.Equal([$"remove {First}", $"remove {Second}", "remove all of " + TransferBench.Label, "prune"], pulls[..4]);
        // Each image goes before the next one comes, in an order that the seed says.
        Assert.Equal(pulls[4].Replace("pull", "remove", StringComparison.Ordinal), pulls[5]);
        Assert.Equal(pulls[6].Replace("pull", "remove", StringComparison.Ordinal), pulls[7]);
        Assert.Equal([$"pull {First}", $"pull {Second}"], new[] { pulls[4], pulls[6] }.Order());
    }

    [Fact]
    public async Task ARegistryThatIsNotOursIsPushedToOnceAndWhatWasPushedIsRemovedThere()
    {
        var engine = _bench.Engine();

        await _bench.Measure(engine, rounds: 3, isOurs: false);

        Assert.Equal(2, _bench.Kept.Count);
        Assert.Equal(
            [$"forget {First}", $"forget {Second}"], engine.Calls.Where(call => call.StartsWith("forget", StringComparison.Ordinal)));
        Assert.Equal([$"remove {First}", $"remove {Second}"], engine.Calls.TakeLast(2));
        Assert.Equal([Second], _bench.Events.OfType<RunEvent.LeftInRegistry>().Select(left => left.Name));
    }

    [Fact]
    public async Task WhatIsRefusedIsARowWithTheReasonAndNoTimeAndIsNotPulled()
    {
        var refused = TransferAnswer.Refused("no basic auth credentials");
        var engine = _bench.Engine(isPrivate: true, answers: name => name == First ? refused : TransferBench.Moves);

        await _bench.Measure(engine, rounds: 1);

        Assert.Equal(
            ["single push no basic auth credentials", "multi push ", "multi pull "],
            _bench.Kept.Select(transfer => $"{transfer.Key.Variant} {transfer.Direction.Word()} {transfer.Error}"));
        Assert.Null(_bench.Kept[0].Elapsed);
        Assert.Null(_bench.Kept[0].Moved);
    }

    [Fact]
    public async Task AfterAnInterruptionNoNameIsLeft()
    {
        using var cancel = new CancellationTokenSource();
        var engine = _bench.Engine(before: cancel.Cancel);

        await Assert.ThrowsAsync<OperationCanceledException>(() => _bench.Measure(engine, rounds: 1, interrupted: cancel.Token));

        Assert.Equal([$"remove {First}", $"remove {Second}"], engine.Calls.TakeLast(2));
        Assert.Empty(_bench.Kept);
    }

    [Fact]
    public async Task AfterAnInterruptionWhatWasPushedIsRemovedFromARegistryThatIsNotOurs()
    {
        using var cancel = new CancellationTokenSource();
        var moves = 0;
        var engine = _bench.Engine(before: () =>
        {
            if (++moves == 2)
                cancel.Cancel();
        });

        await Assert.ThrowsAsync<OperationCanceledException>(
            () => _bench.Measure(engine, rounds: 1, isOurs: false, interrupted: cancel.Token));

        Assert.Equal([$"forget {First}", $"remove {First}", $"remove {Second}"], engine.Calls.TakeLast(3));
        Assert.Single(_bench.Kept);
    }

    [Fact]
    public async Task ImagesThatTakeLongToRemoveEndNoRun()
    {
        // Three seconds each, which an interrupted run would not wait for.
        var engine = _bench.Engine(onRemoval: () => _bench.Time.Advance(Some.Seconds(3)));

        await _bench.Measure(engine, rounds: 1);

        Assert.Equal([$"remove {First}", $"remove {Second}"], engine.Calls.TakeLast(2));
    }
}
