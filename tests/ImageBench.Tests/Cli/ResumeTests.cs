using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Results;
using ImageBench.Results.Csv;
using ImageBench.Results.Tables;

namespace ImageBench.Tests.Cli;

/// <summary>Runs that cannot be gone on with: one sentence, and their folder as it was.</summary>
public sealed class ResumeTests : IDisposable
{
    // Later than the scenario's files were written.
    private static readonly DateTimeOffset Begun = Some.Time.AddYears(10);

    private readonly CommandLine _line = new();

    [Fact]
    public Task ARunThatCameToItsEnd() =>
        Refused(
            Stopped() with { EndedAt = Some.Time, Interrupted = false },
            "HERE/run came to its end, so nothing of it is left to be resumed. Start another run.");

    [Fact]
    public Task ARunWhoseScenarioIsNotThere() =>
        Refused(
            Stopped() with { Options = Stopped().Options with { Scenarios = ["other"] } },
            "HERE/scenarios: there is no scenario 'other'. Found: app.");

    [Fact]
    public async Task ARunWhoseFilesAreNotWhatTheyWereThoughTheirTimesSayNothing()
    {
        // Of digests that no file has, and of one that is gone: what lies there now is compared, and no time.
        _line.Write("scenarios/app/main.txt", "changed");
        File.SetLastWriteTimeUtc(Path.Combine(_line.Folder, "scenarios/app/main.txt"), Begun.UtcDateTime.AddYears(-20));
        var then = new Dictionary<string, string> { ["main.txt"] = "0f", ["gone.txt"] = "1e" };

        await Refused(
            Stopped() with { Inputs = [new BuildInputs("app", then)] },
            "HERE/run cannot be resumed, since files of its scenarios are not what they were when it began: app/Dockerfile.multi (new), "
                + "app/Dockerfile.single (new), app/go.mod (new), app/gone.txt (gone), app/main.go (new) and 1 more. Put them back, or "
                + "start another run.");
    }

    [Fact]
    public async Task ARunOfADockerfileByItsPathFindsThatAndItsContextAgain()
    {
        _line.Write("api/Dockerfile.slim", "FROM scratch AS run\n");
        _line.Write("api/Dockerfile", "FROM scratch\n");
        _line.Write("api/src/main.txt", "");
        var run = Stopped();

        await Refused(
            run with
            {
                Options = run.Options with
                {
                    Scenarios = ["api"],
                    ScenarioFolders = ["../api/Dockerfile.slim"],
                    SourceOptions = ["--context ../api/src", "--target run"],
                },
                Inputs = [new BuildInputs("api", new Dictionary<string, string> { ["gone.txt"] = "1e" })],
            },
            "HERE/run cannot be resumed, since files of its scenarios are not what they were when it began: api/Dockerfile.slim (new), "
                + "api/gone.txt (gone), api/src/main.txt (new). Put them back, or start another run.");
    }

    // A run folder may come from elsewhere, and a builder would get whatever folder it names.
    [Fact]
    public async Task ARunThatNamesFoldersAndDoesNotSayWhatWasInThem()
    {
        _line.Write("private/Dockerfile", "FROM scratch\nCOPY . /\n");
        _line.Write("private/key", "secret");
        var run = Stopped();

        await Refused(
            run with { Options = run.Options with { Scenarios = ["private"], ScenarioFolders = ["../private"] }, Inputs = [] },
            "HERE/run cannot be resumed, since files of its scenarios are not what they were when it began: private/Dockerfile (new), "
                + "private/key (new). Put them back, or start another run.");
        await Refused(
            run with { Options = run.Options with { Scenarios = ["./private"] }, Inputs = [] },
            "HERE/run cannot be resumed, since files of its scenarios are not what they were when it began: private/Dockerfile (new), "
                + "private/key (new). Put them back, or start another run.");
    }

    [Fact]
    public async Task ARunThatIsStillBeingMade()
    {
        using var alive = new RunMark(new StateFolder(Path.Combine(_line.Folder, "state")), "run-0123456789abcdef");

        await Refused(Stopped(), "HERE/run is still being made. Wait for its end, or interrupt it first.");
    }

    [Fact]
    public async Task ARunThatHoldsABuildTwice()
    {
        var folder = Write(Stopped());
        await File.AppendAllTextAsync(
            folder.BuildsPath, (await Text(folder.BuildsPath)).Split('\n')[1] + "\n", TestContext.Current.CancellationToken);

        var ended = await _line.Run("--resume", "run");

        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.Equal(["HERE/run/builds.csv holds a build twice: the file was changed by hand. Start another run."], ended.ErrorLines);
    }

    [Fact]
    public async Task AFolderThatIsNoRun()
    {
        var ended = await _line.Run("--resume", "scenarios");

        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.Equal(
            ["HERE/scenarios/run.json does not exist: this is not the folder of a run, or the run was killed before it was over."],
            ended.ErrorLines);
    }

    [Fact]
    public async Task WithoutAnEngineItStaysAsItWas()
    {
        var folder = Write(Stopped());
        var before = await Text(folder.BuildsPath);

        var ended = await _line.Run("--resume", "run", "--engine", "unix:///nowhere.sock");

        Assert.Equal(3, ended.ExitCode);
        Assert.Equal(before, await Text(folder.BuildsPath));
        Assert.Equal(["builds.csv", "run.json"], Directory.GetFiles(folder.FullPath).Select(path => Path.GetFileName(path)!).Order());
    }

    public void Dispose() => _line.Dispose();

    private static BenchRun Stopped() => Some.Run() with
    {
        Id = "run",
        StartedAt = Begun,
        EndedAt = null,
        Options = Some.Run().Options with { Scenarios = ["app"], Variants = [] },
    };

    private static Task<string> Text(string path) => File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

    private RunFolder Write(BenchRun run)
    {
        var folder = new RunFolder(Directory.CreateDirectory(Path.Combine(_line.Folder, "run")).FullName);
        WholeFile.Write(folder.BuildsPath, BuildsCsv.Text("run", [Some.Build(Some.Key(scenario: "app"), Some.Outcome())]));
        WholeFile.Write(folder.RunPath, RunJson.Text(run));
        return folder;
    }

    private async Task Refused(BenchRun run, string sentence)
    {
        var folder = Write(run);

        var ended = await _line.Run("--resume", "run");

        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.Equal([sentence], ended.ErrorLines);
        Assert.Equal(RunJson.Text(run), await Text(folder.RunPath));
    }
}
