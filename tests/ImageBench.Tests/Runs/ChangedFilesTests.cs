using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Tests.Runs.Played;

namespace ImageBench.Tests.Runs;

/// <summary>A scenario whose files change, while it is measured and before it is gone on with.</summary>
public sealed class ChangedFilesTests : IDisposable
{
    private readonly RunStage _stage = new();

    public static TheoryData<string> Changes => ["edited", "edited, with its old time", "made executable", "new", "gone", "renamed"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task WhatIsBuiltOfThemWhileTheyAreOthersCountsForNothing(string change)
    {
        var builds = 0;
        _stage.Engine.Builds = () =>
        {
            // The third of eight changes them while it is sent, and the sixth finds them as they were.
            if (++builds == 3)
                Change(change);
            if (builds == 6)
                PutBack();
            return null;
        };

        var results = await _stage.Run();

        var made = results.Builds.OrderBy(build => build.Position).Select(build => build.Outcome).ToList();
        // What was listed before is sent as it was then: of a new file and another mode the third build knows nothing yet. The sixth began
        // before they were put back.
        var good = change is "new" or "made executable" ? 3 : 2;
        Assert.All([.. made[..good], .. made[6..]], outcome => Assert.Equal(BuildStatus.Built, outcome.Status));
        Assert.All(made[good..6], outcome => Assert.Equal((BuildStatus.Invalid, null), (outcome.Status, outcome.ImageId)));
        Assert.All(
            made[good..6],
            outcome => Assert.StartsWith(
                "files of the scenario changed while it was measured: ", outcome.Error, StringComparison.Ordinal));
        Assert.Contains(results.Run.Remarks, remark => remark.Contains("files of the scenario changed", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task ARunIsNotGoneOnWithWhenTheyAreOthers(string change)
    {
        await Interrupt();
        var before = Directory.GetFiles(_stage.Folder!).ToDictionary(path => path, File.ReadAllText);
        Change(change);

        var fault = await Assert.ThrowsAsync<Fault>(() => _stage.Run(_stage.Folder));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.Contains(
            change switch
            {
                "new" => "began: app/other.go (new). Put",
                "gone" => "began: app/main.go (gone). Put",
                "renamed" => "began: app/main.go (gone), app/other.go (new). Put",
                _ => "began: app/main.go (changed). Put",
            },
            fault.Message,
            StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFiles(_stage.Folder!).ToDictionary(path => path, File.ReadAllText));
    }

    [Fact]
    public async Task ARunIsGoneOnWithWhenTheyWereOnlyTouched()
    {
        await Interrupt();
        File.SetLastWriteTimeUtc(_stage.PathOf("main.go"), TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(1));

        var results = await _stage.Run(_stage.Folder);

        Assert.Equal(8, results.Builds.Count);
    }

    [Fact]
    public async Task AFileOfANamedContextIsOneOfThem()
    {
        _stage.Write("assets/logo.svg", "<svg/>");
        _stage.Write("scenario.yaml", "contexts: { logos: assets }\ncheck: { command: { exit: 0 } }\n");
        _stage.Write(".dockerignore", "assets\n");
        var builds = 0;
        _stage.Engine.Builds = () =>
        {
            if (++builds == 3)
                _stage.Write("assets/logo.svg", "<SVG/>");
            if (builds == 6)
                _stage.Cancel.Cancel();
            return null;
        };

        var results = await _stage.Run();

        var made = results.Builds.OrderBy(build => build.Position).Select(build => build.Outcome).ToList();
        Assert.All(made[..2], outcome => Assert.Equal(BuildStatus.Built, outcome.Status));
        Assert.Contains("logos: logo.svg", made[3].Error, StringComparison.Ordinal);
        var fault = await Assert.ThrowsAsync<Fault>(() => _stage.Run(_stage.Folder));
        Assert.Contains("app/logos: logo.svg (changed)", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _stage.Dispose();

    private async Task Interrupt()
    {
        _stage.Engine.Breakpoints = new Breakpoints { Break = (40, Cancel) };
        await _stage.Run();
        _stage.Engine.Breakpoints = new Breakpoints();
    }

    private Func<Exception>? Cancel()
    {
        _stage.Cancel.Cancel();
        return null;
    }

    private void PutBack()
    {
        File.Delete(_stage.PathOf("other.go"));
        File.Delete(_stage.PathOf("main.go"));
        _stage.Write("main.go", "package main\n");
    }

    private void Change(string how)
    {
        var (path, other) = (_stage.PathOf("main.go"), _stage.PathOf("other.go"));
        var time = File.GetLastWriteTimeUtc(path);
        switch (how)
        {
            case "made executable" when !OperatingSystem.IsWindows():
                File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute);
                break;
            case "new":
                File.WriteAllText(other, "package main\n");
                break;
            case "gone":
                File.Delete(path);
                break;
            case "renamed":
                File.Move(path, other);
                break;
            default:
                // Of the same length.
                File.WriteAllText(path, "package Main\n");
                break;
        }

        if (how == "edited, with its old time")
            File.SetLastWriteTimeUtc(path, time);
    }
}
