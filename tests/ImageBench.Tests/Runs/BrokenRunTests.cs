using ImageBench.Provisioning;
using ImageBench.Runs;
using ImageBench.Tests.Runs.Played;

namespace ImageBench.Tests.Runs;

/// <summary>A run that is broken at each moment at which it waits for something outside.</summary>
public sealed class BrokenRunTests
{
    public static TheoryData<string> WaysToBreak => ["killed", "interrupted", "engine gone"];

    [Theory]
    [MemberData(nameof(WaysToBreak))]
    public async Task BrokenAtAnyMomentItIsGoneOnWithToTheSameRowsAndNothingIsLeft(string way)
    {
        // What is broken from inside needs no second round; a killed run may end between the two.
        var rounds = way == "killed" ? 2 : 1;
        var (undisturbed, moments) = await BrokenRun.Undisturbed(rounds);
        Assert.InRange(moments, 40 * rounds, 1000);
        // Every moment: the last of them lie in the clean-up.
        for (var moment = 1; moment <= moments; moment++)
        {
            using var stage = new RunStage { Rounds = rounds };
            await BrokenRun.Break(stage, way, moment);
            stage.Engine.Breakpoints = new Breakpoints();

            var results = await stage.Run(BrokenRun.CanBeResumed(stage) ? stage.Folder : null);

            // Broken in its clean-up the run was told of what is left, and that 'clean' removes it.
            var dead = new DeadRuns(stage.Engine, new StateFolder(stage.State), new FakeHost());
            await foreach (var sentence in dead.Remove(CancellationToken.None))
                Assert.True(moment > moments - BrokenRun.CleanUp, $"{way} at {moment} of {moments}: {sentence}");

            var rows = BrokenRun.Rows(results);
            Assert.True(undisturbed == rows, $"{way} at {moment} of {moments}:\n{rows}\nundisturbed:\n{undisturbed}");
            Assert.True(!stage.Engine.Held.Any(), $"{way} at {moment}: {string.Join(", ", stage.Engine.Held)} is left.");
        }
    }

    [Fact]
    public async Task AFaultLeavesNoListOfFilesThatLooksWhole()
    {
        using var stage = new RunStage { KeepFiles = true };
        var (_, moments) = await BrokenRun.Undisturbed();

        await BrokenRun.Break(stage, "engine gone", moments / 2);

        Assert.True(File.Exists(Path.Combine(stage.Folder!, "variants.csv")));
        Assert.Empty(Directory.GetFiles(stage.Folder!, "files.csv*"));
    }
}
