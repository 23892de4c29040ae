using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Dockerfiles;
using ImageBench.Model.Images;
using ImageBench.Results.Csv;
using ImageBench.Results.Tables;
using ImageBench.Results.Tables.Details;
using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Statistics.Variants;
using ImageBench.Tests.Reports.Page;

namespace ImageBench.Tests.Cli.Commands.Stored;

public sealed class ReportTests : IDisposable
{
    private readonly CommandLine _line = new();

    [Fact]
    public async Task OfAStoredRunMakesItsPageAndCharts()
    {
        var run = ReportedRun.In(_line);

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
        var run = ReportedRun.In(_line);
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
        var run = ReportedRun.In(_line);
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

    public void Dispose() => _line.Dispose();

    private static IReadOnlyList<DockerfilePart> Parts(string dockerfile) =>
        WrittenDockerfile.Parts(dockerfile, null, new Dictionary<string, string>())!;
}
