using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Dockerfiles;
using ImageBench.Model.Images;
using ImageBench.Results;
using ImageBench.Results.Csv;
using ImageBench.Results.Tables;
using ImageBench.Results.Tables.Details;
using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Statistics.Variants;
using ImageBench.Tests.Reports.Page;

namespace ImageBench.Tests.Cli.Commands;

public sealed class ReportTests : IDisposable
{
    private readonly CommandLine _line = new();

    [Fact]
    public async Task OfAStoredRunMakesItsPageAndCharts()
    {
        var run = StoredRun();

        var ended = await _line.Run("report", "run");

        Assert.Equal((0, "HERE/run/report.md\n", ""), (ended.ExitCode, ended.Output, ended.Error));
        Assert.Contains(
            "single", await File.ReadAllTextAsync(run.ReportPath, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.All(
            [".png", ".svg"],
            extension => Assert.Contains(Directory.GetFiles(run.ChartsPath), file => file.EndsWith(extension, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task TellsOfALineOfADockerfileWhatItsStepPrintedAndOfAnImageItsLargestPackages()
    {
        var run = StoredRun();
        var build = Some.Build();
        List<Step> steps =
            [.. build.Outcome.Steps.Select(step => step.Keyword == "RUN" ? step with { LogTail = ["go: downloading x", "built"] } : step)];
        VariantDockerfile file = new("go-crud", "single", 1, "Dockerfile", Parts("FROM golang\nRUN go build\n"));
        VariantContents contents = new(Some.Variant().Key, new ImageContents([new(ContentKind.Other, "/", new ByteSize(5), 1)], [])
        {
            Map = [new FoldedFiles("/lib/libc.so.6", true, 1, ContentKind.Other, new ByteSize(5), 1)],
            Packages = [new LargePackage("dpkg", "libc6", "2.36", 1, new ByteSize(5))],
        });
        WholeFile.Write(run.StepsPath, StepsCsv.Text(run.Id, [build with { Outcome = build.Outcome with { Steps = steps } }]));
        WholeFile.Write(run.DockerfilesPath, DockerfilesCsv.Text(run.Id, [file]));
        WholeFile.Write(run.ContentsPath, ContentsCsv.Text(run.Id, [contents]));
        WholeFile.Write(run.MapPath, MapCsv.Text(run.Id, [contents]));
        WholeFile.Write(run.PackagesPath, PackagesCsv.Text(run.Id, [contents]));

        var ended = await _line.Run("report", "run");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        var page = await File.ReadAllTextAsync(
            Path.ChangeExtension(run.ReportPath, ".html"), TestContext.Current.CancellationToken);
        var markdown = await File.ReadAllTextAsync(run.ReportPath, TestContext.Current.CancellationToken);
        Assert.Contains(new ReadPage(page).All("pre"), printed => printed.Value == "go: downloading x\nbuilt");
        Assert.Contains("single: the largest packages", page, StringComparison.Ordinal);
        Assert.Contains("| single | <code>libc6</code> (dpkg) | 2.36 |", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfARunThatKeptNeitherTellsNeither()
    {
        var run = StoredRun();
        WholeFile.Write(run.StepsPath, StepsCsv.Text(run.Id, [Some.Build()]));
        WholeFile.Write(run.DockerfilesPath, DockerfilesCsv.Text(
            run.Id, [new VariantDockerfile("go-crud", "single", 1, "Dockerfile", Parts("FROM golang\nRUN go build\n"))]));

        Assert.Equal(0, (await _line.Run("report", "run")).ExitCode);

        var page = await File.ReadAllTextAsync(
            Path.ChangeExtension(run.ReportPath, ".html"), TestContext.Current.CancellationToken);
        Assert.Contains("its layer and its files.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("What it printed last", page, StringComparison.Ordinal);
        Assert.DoesNotContain("largest packages", page, StringComparison.Ordinal);
    }

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
        await File.WriteAllTextAsync(StoredRun().VariantsPath, "scenario,variant\nx,y\n", TestContext.Current.CancellationToken);

        var ended = await _line.Run("report", "run");

        Assert.Equal(2, ended.ExitCode);
        Assert.StartsWith("HERE/run/variants.csv", Assert.Single(ended.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WritesOnlyIntoTheFolderWhateverLinksItHolds()
    {
        var run = StoredRun();
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
        var path = Path.Combine(StoredRun().FullPath, name);
        File.Delete(path);
        if (target is null)
            NamedPipe.Make(path);
        else
            File.CreateSymbolicLink(path, target);

        var ended = await _line.Run("report", "run");

        Assert.Equal((2, $"HERE/run/{name} cannot be read ({sentence}).\n"), (ended.ExitCode, ended.Error));
    }

    public void Dispose() => _line.Dispose();

    private static IReadOnlyList<DockerfilePart> Parts(string dockerfile) =>
        WrittenDockerfile.Parts(dockerfile, null, new Dictionary<string, string>())!;

    // Written as a run writes it, so that it keeps step with the columns.
    private RunFolder StoredRun()
    {
        var run = new RunFolder(Directory.CreateDirectory(Path.Combine(_line.Folder, "run")).FullName);
        File.WriteAllText(run.BuildsPath, "");
        using (var builds = new BuildsCsv(run.BuildsPath, Some.Run().Id))
        {
            for (var round = 1; round <= 3; round++)
            {
                builds.Write(Some.Build("single", 28 + round, round));
                builds.Write(Some.Build("multi", 30 + round, round));
            }
        }

        VariantSummary[] variants = [Some.Variant(), Some.Variant("multi", isBaseline: false, unpackedBytes: 10_000_000)];
        WholeFile.Write(run.TimesPath, TimesCsv.Text(Some.Run().Id, variants));
        WholeFile.Write(run.VariantsPath, VariantsCsv.Text(Some.Run().Id, variants));
        WholeFile.Write(run.RunPath, RunJson.Text(Some.Run()));
        return run;
    }
}
