using ImageBench.Model;
using ImageBench.Results;
using ImageBench.Tests.Runs.Played;

namespace ImageBench.Tests.Runs;

/// <summary>A run whose disk is full, or whose folder is removed, while it is made.</summary>
public sealed class BrokenDiskTests
{
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
