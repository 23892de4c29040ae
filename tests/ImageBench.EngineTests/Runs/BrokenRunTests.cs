using ImageBench.Benchmarks.Faults;
using ImageBench.EngineTests.Stage;

namespace ImageBench.EngineTests.Runs;

/// <summary>A short series of the benchmark "faults", on private engines of its own.</summary>
public class BrokenRunTests(TestEngine engine)
{
    private static readonly string[] Kinds =
    [
        "kill -9 of the harness", "SIGTERM", "kill -9 of dockerd", "kill -9 of all three", "a full disk below the state folder",
    ];

    [Fact]
    public async Task WhateverBreaksARunNoRowIsLostItIsGoneOnWithAndNothingIsLeftOrTouched()
    {
        engine.Need();
        if (!TinyProgram.Runs)
            return;
        var cancel = TestContext.Current.CancellationToken;
        await using var place = await FaultPlace.Make(isShared: false, TimeProvider.System, cancel);
        FaultKind[] kinds = [.. FaultKinds.OfPrivate.Where(kind => Kinds.Contains(kind.Name))];

        var runs = await new FaultSeries(place, kinds, TimeProvider.System).Make(kinds.Length, Environment.TickCount, _ => { }, cancel);

        Assert.Equal(Kinds.Length, runs.Count);
        Assert.All(runs, run => Assert.True(
            run is { Lost: 0, IsResumed: true, HasEndedWell: true, Left: [], Touched: [] },
            $"{run}: left {string.Join(", ", run.Left)}; gone {string.Join(", ", run.Touched)}"));
    }
}
