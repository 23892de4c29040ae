namespace ImageBench.Tests.Cli.Commands.Stored;

/// <summary>Folders of which no report is made, or not all of it.</summary>
public sealed class RefusedReportTests : IDisposable
{
    private readonly CommandLine _line = new();

    [Fact]
    public async Task OfAFolderThatIsNoRunIsRefused()
    {
        var ended = await _line.Run("report", "scenarios");

        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.Equal(
            ["HERE/scenarios/run.json does not exist: this is not the folder of a run, or the run was killed before it was over."],
            ended.ErrorLines);
        Assert.Equal(["scenarios"], _line.Entries);
    }

    [Fact]
    public async Task OfNoFolderIsRefused()
    {
        var ended = await _line.Run("report", "nowhere");

        Assert.Equal(2, ended.ExitCode);
        Assert.Equal(["There is no run folder nowhere: give one that a run made under its results folder."], ended.ErrorLines);
    }

    [Fact]
    public async Task OfADamagedRunNamesTheFile()
    {
        await File.WriteAllTextAsync(ReportedRun.In(_line).VariantsPath, "scenario,variant\nx,y\n", TestContext.Current.CancellationToken);

        var ended = await _line.Run("report", "run");

        Assert.Equal(2, ended.ExitCode);
        Assert.StartsWith("HERE/run/variants.csv", Assert.Single(ended.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WritesOnlyIntoTheFolderWhateverLinksItHolds()
    {
        var run = ReportedRun.In(_line);
        var victim = _line.Write("victim.txt", "mine");
        Directory.CreateDirectory(Path.Combine(_line.Folder, "elsewhere"));
        foreach (var name in new[] { "report.md", "report.html", "results.json", "report.md.part", "results.json.part" })
            File.CreateSymbolicLink(Path.Combine(run.FullPath, name), victim);
        foreach (var name in new[] { "charts", "benchmarkdotnet" })
            File.CreateSymbolicLink(Path.Combine(run.FullPath, name), Path.Combine(_line.Folder, "elsewhere"));

        var refused = await _line.Run("report", "run");
        Directory.Delete(Path.Combine(run.FullPath, "benchmarkdotnet"));
        var ended = await _line.Run("report", "run");

        Assert.Equal((2, "mine"), (refused.ExitCode, await File.ReadAllTextAsync(victim, TestContext.Current.CancellationToken)));
        Assert.Contains("benchmarkdotnet cannot be written (HERE/run/benchmarkdotnet is a link", refused.Error, StringComparison.Ordinal);
        Assert.Equal((2, "HERE/run/report.md\n"), (ended.ExitCode, ended.Output));
        Assert.Contains("The chart charts/sizes.png could not be drawn: HERE/run/charts is a link", ended.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_line.Folder, "elsewhere")));
        Assert.Null(new FileInfo(run.ReportPath).LinkTarget);
    }

    [Theory]
    [InlineData("run.json", "/dev/zero", "it is a link and not a file")]
    [InlineData("variants.csv", "builds.csv", "it is a link and not a file")]
    [InlineData("times.csv", null, "it is a pipe and not a file")]
    public async Task ReadsFilesOfTheFolderAndNothingElse(string name, string? target, string sentence)
    {
        var path = Path.Combine(ReportedRun.In(_line).FullPath, name);
        File.Delete(path);
        if (target is null)
            NamedPipe.Make(path);
        else
            File.CreateSymbolicLink(path, target);

        var ended = await _line.Run("report", "run");

        Assert.Equal((2, $"HERE/run/{name} cannot be read ({sentence}).\n"), (ended.ExitCode, ended.Error));
    }

    public void Dispose() => _line.Dispose();
}
