using ImageBench.Model.Builds;
using ImageBench.Results;
using ImageBench.Results.Csv;
using ImageBench.Results.Tables;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Cli.Commands.Stored;

public sealed class LargeReportTests : IDisposable
{
    private readonly CommandLine _line = new();

    [Fact]
    public async Task OfMoreScenariosThanAPageHoldsHasTheFindingOfEachAndSaysHowOneIsShown()
    {
        var run = Write(101);

        var ended = await _line.Run("report", "run");

        Assert.Equal((0, "HERE/run/report.md\n"), (ended.ExitCode, ended.Output));
        var note = Assert.Single(ended.ErrorLines);
        Assert.Equal(
            "101 scenarios are more than the 100 that a page shows whole, so it has the finding of each: imagebench report RUN "
                + "--scenario NAME shows those whole that it names, with their charts.",
            note);
        Assert.False(Directory.Exists(run.ChartsPath));
        var (markdown, page) = (Read(run, "report.md"), Read(run, "report.html"));
        Assert.StartsWith("# ImageBench: 101 scenarios\n", markdown, StringComparison.Ordinal);
        Assert.Contains("\n- **app-7**: ", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("## Scenario", markdown, StringComparison.Ordinal);
        Assert.Contains(note, page, StringComparison.Ordinal);
        Assert.Contains("app-101", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"#s7-scenario\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowsThoseWholeThatAreNamed()
    {
        var run = Write(101);

        var ended = await _line.Run("report", "run", "--scenario", "app-7");

        Assert.Equal(0, ended.ExitCode);
        Assert.All(Directory.GetFiles(run.ChartsPath), path => Assert.Contains("-app-7.", path, StringComparison.Ordinal));
        var (markdown, page) = (Read(run, "report.md"), Read(run, "report.html"));
        Assert.Equal(["## Scenario app-7"], markdown.Split('\n').Where(line => line.StartsWith("## Scenario", StringComparison.Ordinal)));
        Assert.Contains("charts/sizes-app-7.png", markdown, StringComparison.Ordinal);
        Assert.Contains("\n- **app-8**: ", markdown, StringComparison.Ordinal);
        Assert.Contains("href=\"#s7-scenario\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"s7-scenario\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"s8-scenario\"", page, StringComparison.Ordinal);
        Assert.Equal(
            ["Shown whole: 1 of 101 scenarios, as asked for; of the others this page has the finding."], ended.ErrorLines);
    }

    [Fact]
    public async Task OfFewShowsAllAndSaysNothing()
    {
        var run = Write(2);

        var ended = await _line.Run("report", "run");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Equal(2, Read(run, "report.md").Split('\n').Count(line => line.StartsWith("## Scenario", StringComparison.Ordinal)));
        Assert.Contains("# ImageBench: app-1, app-2\n", Read(run, "report.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANameThatTheRunDoesNotHaveIsRefusedBeforeAnythingIsWritten()
    {
        var run = Write(2);

        var ended = await _line.Run("report", "run", "--scenario", "ap-1");

        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.Equal(["run has no scenario 'ap-1'; did you mean 'app-1'?"], ended.ErrorLines);
        Assert.False(File.Exists(run.ReportPath));
    }

    public void Dispose() => _line.Dispose();

    private static string Read(RunFolder run, string name) => File.ReadAllText(Path.Combine(run.FullPath, name));

    private RunFolder Write(int scenarios)
    {
        var run = new RunFolder(Directory.CreateDirectory(Path.Combine(_line.Folder, "run")).FullName);
        List<string> names = [.. Enumerable.Range(1, scenarios).Select(number => FormattableString.Invariant($"app-{number}"))];
        using (var builds = new BuildsCsv(run.BuildsPath, Some.Run().Id))
        {
            foreach (var name in names)
                builds.Write(Some.Build(Some.Key("single", CacheState.Cold, 1, Builder.BuildKit, name), Some.Outcome(28), 1));
        }

        List<VariantSummary> variants = [.. names.Select(name => Some.Variant() with { Scenario = name })];
        WholeFile.Write(run.TimesPath, TimesCsv.Text(Some.Run().Id, variants));
        WholeFile.Write(run.VariantsPath, VariantsCsv.Text(Some.Run().Id, variants));
        WholeFile.Write(run.RunPath, RunJson.Text(Some.Run() with { Options = Some.Run().Options with { Scenarios = names } }));
        return run;
    }
}
