using ImageBench.Model;
using ImageBench.Provisioning;
using ImageBench.Results;
using ImageBench.Runs;
using ImageBench.Tests.Runs.Played;

namespace ImageBench.Tests.Runs;

/// <summary>A run that is broken at each moment at which it waits for something outside, or that its disk or its folder breaks.</summary>
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

    [Fact]
    public async Task AFullDiskEndsItInASentenceAndLeavesRowsThatItGoesOnFrom()
    {
        var (undisturbed, _) = await BrokenRun.Undisturbed();
        var kept = new HashSet<int>();
        for (var pages = 2; pages <= 30; pages++)
        {
            using var stage = new RunStage();
            using var disk = SmallDisk.Mount(stage.Results, pages);
            Assert.SkipWhen(disk is null, "this user may not mount a disk");
            var fault = await Record.ExceptionAsync(() => stage.Run());
            if (fault is null)
                break;
            Assert.Equal(ExitCode.BadInput, Assert.IsType<Fault>(fault).ExitCode);
            Assert.Contains("No space is left on the disk of ", fault.Message, StringComparison.Ordinal);
            if (BrokenRun.CanBeResumed(stage))
                kept.Add(new RunFolder(stage.Folder!).ReadBuilds().Count);
            disk.MakeLarge();

            var results = await stage.Run(BrokenRun.CanBeResumed(stage) ? stage.Folder : null);

            var rows = BrokenRun.Rows(results);
            Assert.True(undisturbed == rows, $"{pages} pages:\n{rows}\nundisturbed:\n{undisturbed}");
            Assert.Empty(stage.Engine.Held);
        }

        // Some ended before all was built and some behind it.
        Assert.Contains(8, kept);
        Assert.True(kept.Count > 2, string.Join(", ", kept));
    }

    [Fact]
    public async Task AFolderThatIsRemovedMeanwhileIsOneSentence()
    {
        var (_, moments) = await BrokenRun.Undisturbed();
        using var stage = new RunStage();
        stage.Engine.Breakpoints = new Breakpoints { Break = (moments / 2, Remove) };

        var fault = await Assert.ThrowsAsync<Fault>(() => stage.Run());

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.Contains("cannot be written (Could not find a part of the path", fault.Message, StringComparison.Ordinal);
        Assert.Empty(stage.Engine.Held);

        Func<Exception>? Remove()
        {
            Directory.Delete(stage.Results, recursive: true);
            return null;
        }
    }
}
