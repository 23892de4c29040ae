using System.Globalization;
using ImageBench.Model;
using ImageBench.Provisioning;

namespace ImageBench.Tests.Provisioning;

public sealed class RunMarkTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private StateFolder State => new(Path.Combine(_folder.Path, "state"));

    [Fact]
    public void IsHeldWhileTheRunLivesAndFreeAfter()
    {
        using (new RunMark(State, "run-1"))
        {
            Assert.True(RunMark.IsHeld(State, "run-1"));
            Assert.True(RunMark.IsHeld(State, "run-1"));
            Assert.False(RunMark.IsHeld(State, "run-2"));
        }

        Assert.False(RunMark.IsHeld(State, "run-1"));
    }

    [Fact]
    public void OfAnUnknownRunIsFree() => Assert.False(RunMark.IsHeld(State, "run-1"));

    [Fact]
    public void OfAKilledRunIsFreeAndTidiedAway()
    {
        var left = _folder.Write("state/runs/run-1", "");

        Assert.False(RunMark.IsHeld(State, "run-1"));
        Assert.False(File.Exists(left));
    }

    [Fact]
    public void OfALabelThatIsNoNameInItsFolderIsFreeAndTouchesNoFile()
    {
        var (other, _) = (_folder.Write("other", ""), _folder.Write("state/runs/run-1", ""));

        foreach (var label in (string[])[other, "../../other", "../../state/../other", "", ".", "..", "run\0-1"])
            Assert.False(RunMark.IsHeld(State, label));
        Assert.True(File.Exists(other));
    }

    [Fact]
    public async Task IsHeldHoweverManyLookForFreeOnesWhileItIsMade()
    {
        using var over = new CancellationTokenSource();
        var looking = Task.Run(
            () =>
            {
                while (!over.IsCancellationRequested)
                    RunMark.RemoveFree(State);
            },
            TestContext.Current.CancellationToken);

        for (var run = 0; run < 300; run++)
        {
            var label = string.Create(CultureInfo.InvariantCulture, $"run-{run}");
            using var mark = new RunMark(State, label);
            Assert.True(File.Exists(Path.Combine(State.Path, "runs", label)), label);
            Assert.True(RunMark.IsHeld(State, label), label);
        }

        await over.CancelAsync();
        await looking;
    }

    [Fact]
    public void CannotBeMadeInAStateFolderThatIsAFile()
    {
        var state = new StateFolder(_folder.Write("file", ""));

        var fault = Assert.Throws<Fault>(() => new RunMark(state, "run-1"));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.StartsWith($"The state folder {state.Path} cannot be written (", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("); set IMAGEBENCH_STATE to one that can.", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
