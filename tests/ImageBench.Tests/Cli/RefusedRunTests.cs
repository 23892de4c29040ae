namespace ImageBench.Tests.Cli;

/// <summary>Runs that cannot be: one sentence on standard error, the right exit code, and nothing on disk.</summary>
public sealed class RefusedRunTests : IDisposable
{
    private readonly CommandLine _line = new();

    [Fact]
    public Task BadOptions() =>
        Refused(
            2,
            [
                "--cache 'lukewarm' is not known; write one of cold, warm, incremental-source, incremental-dependency, imported.",
                "See 'imagebench --help'.",
            ],
            "--cache",
            "lukewarm");

    [Fact]
    public Task AnUnknownScenario() =>
        Refused(2, ["HERE/scenarios: there is no scenario 'ap'. Did you mean 'app'? Found: app."], "--scenario", "ap");

    [Fact]
    public Task AnUnknownVariant() =>
        Refused(2, ["--variant 'mulit' is in none of the scenarios; did you mean 'multi'? Found: multi, single."], "--variant", "mulit");

    [Fact]
    public async Task MistakesOfAllScenariosAtOnce()
    {
        _line.Write("scenarios/app/scenario.yaml", "titel: x\nbaseline: none\n");
        _line.Write("scenarios/lonely/scenario.yaml", "");

        var ended = await _line.Run("--engine", "unix:///nowhere.sock");

        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.Equal(3, ended.ErrorLines.Length);
        Assert.All(["'titel'", "'none'", "lonely"], word => Assert.Contains(word, ended.Error, StringComparison.Ordinal));
        Assert.Equal(["scenarios"], _line.Entries);
    }

    [Fact]
    public async Task OnlyWhatTheBuilderCannotBuild()
    {
        _line.Write("scenarios/app/Dockerfile.mounted", "FROM scratch\nRUN --mount=type=cache,target=/c make\n");

        await Refused(
            2,
            [
                "app/mounted (classic) is skipped: Dockerfile.mounted:2 has RUN --mount, which only BuildKit knows; build it with "
                    + "--builder buildkit.",
                "Nothing is left to build.",
            ],
            "--variant", "mounted", "--builder", "classic", "--cache", "cold");
    }

    [Fact]
    public Task NoEngineAtAnAddress() => RefusedAfterTheFolderIsMade(
        3,
        "No Docker engine answers at unix:///nowhere.sock (from --engine): there is no such socket.",
        "--engine",
        "unix:///nowhere.sock",
        "--yes");

    [Theory]
    [InlineData("--yes")]
    [InlineData("--dry-run")]
    public Task AnAddressThatIsNone(string option) => Refused(
        2,
        ["--engine 'privat' is neither auto, private, context:NAME nor a URI such as unix:///var/run/docker.sock."],
        "--engine", "privat", option);

    [Fact]
    public async Task AResultsFolderThatCannotBeWritten()
    {
        _line.Write("file", "mine");

        var ended = await _line.Run("--results", "file/results", "--engine", "unix:///nowhere.sock", "--yes");

        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.StartsWith("file/results cannot be written (", Assert.Single(ended.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(["file", "scenarios"], _line.Entries);
    }

    public void Dispose() => _line.Dispose();

    private async Task Refused(int exitCode, string[] errors, params string[] arguments)
    {
        var ended = await _line.Run(arguments);

        Assert.Equal(errors, ended.ErrorLines);
        Assert.Equal((exitCode, ""), (ended.ExitCode, ended.Output));
        Assert.Equal(["scenarios"], _line.Entries);
    }

    private async Task RefusedAfterTheFolderIsMade(int exitCode, string sentence, params string[] arguments)
    {
        var ended = await _line.Run(arguments);

        Assert.Equal([sentence], ended.ErrorLines);
        Assert.Equal((exitCode, ""), (ended.ExitCode, ended.Output));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_line.Folder, "results")));
    }
}
