using ImageBench.Model;
using ImageBench.Reports;
using ImageBench.Reports.Text;
using ImageBench.Statistics;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Reports;

public sealed class ReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("imagebench-report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task WritesThePageAndItsCharts()
    {
        Assert.Empty(await Write(SampleResults.TwoVariants));
        string[] charts = ["build-times", "layer-sizes", "layers", "sizes"];
        Assert.Equal(charts.SelectMany(chart => (string[])[chart + ".png", chart + ".svg"]), Charts());
        var page = await File.ReadAllTextAsync(Path.Combine(_folder, "report.md"), TestContext.Current.CancellationToken);
        Assert.Contains("](charts/sizes.png)](charts/sizes.svg)", page, StringComparison.Ordinal);
        Assert.Contains("[charts](charts)", page, StringComparison.Ordinal);
        Assert.Contains("[report.html](report.html)", page, StringComparison.Ordinal);
        var html = await File.ReadAllTextAsync(Path.Combine(_folder, "report.html"), TestContext.Current.CancellationToken);
        Assert.Contains("<a href=\"charts\">", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneBrokenChartDoesNotLoseTheRest()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "charts", "sizes.png"));
        var fault = Assert.Single(await Write(SampleResults.TwoVariants));
        Assert.StartsWith("The chart charts/sizes.png could not be drawn: ", fault, StringComparison.Ordinal);
        Assert.Contains("build-times.svg", Charts());
        var page = await File.ReadAllTextAsync(Path.Combine(_folder, "report.md"), TestContext.Current.CancellationToken);
        Assert.Contains("> - The chart charts/sizes.png could not be drawn", page, StringComparison.Ordinal);
        Assert.DoesNotContain("(charts/sizes.png)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereNothingWorkedThePageStandsAlone()
    {
        Assert.Empty(await Write(With(SampleResults.Failed("single"), SampleResults.Failed("multi"))));
        Assert.False(Directory.Exists(Path.Combine(_folder, "charts")));
        Assert.True(File.Exists(Path.Combine(_folder, "report.md")));
        Assert.True(File.Exists(Path.Combine(_folder, "report.html")));
    }

    [Theory]
    [InlineData("report.md")]
    [InlineData("report.html")]
    public async Task APageThatCannotBeWrittenIsAFaultThatNamesIt(string name)
    {
        Directory.CreateDirectory(Path.Combine(_folder, name));
        var fault = await Assert.ThrowsAsync<Fault>(() => Write(SampleResults.TwoVariants));
        Assert.Contains(Path.Combine(_folder, name), fault.Message, StringComparison.Ordinal);
    }

    private static RunResults With(params VariantSummary[] variants) => new(SampleResults.Run, SampleResults.Builds(variants), variants);

    private Task<IReadOnlyList<string>> Write(RunResults results) =>
        Report.Write(
            results, ShownScenarios.In(results.Variants, []), _folder, Task.CompletedTask, [], [], TestContext.Current.CancellationToken);

    private List<string> Charts() =>
        [.. Directory.GetFiles(Path.Combine(_folder, "charts")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
}
