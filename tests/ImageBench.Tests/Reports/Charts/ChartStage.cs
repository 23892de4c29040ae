using System.Globalization;
using System.Xml.Linq;
using ImageBench.Reports.Charts;
using ImageBench.Reports.Text;
using ImageBench.Statistics;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Reports.Charts;

/// <summary>The charts of a folder of a test's own, as they are drawn into it, or of one that several tests look at.</summary>
internal sealed class ChartStage(DrawnCharts drawn) : IDisposable
{
    private readonly TempFolder _own = new();
    private string? _folder;

    public string Folder => Path.Combine(_folder ?? _own.Path, "charts");

    /// <summary>Those that are drawn once for all tests that only look at them.</summary>
    public async Task ReadTwoVariants() => _folder = await drawn.TwoVariants;

    /// <summary>Draws into the test's own folder; what could not be drawn.</summary>
    public async Task<IReadOnlyList<string>> Draw(RunResults results)
    {
        _folder = null;
        return (await ChartFolder.Write(
            results, ShownScenarios.In(results.Variants, []), _own.Path, TestContext.Current.CancellationToken)).Faults;
    }

    public Task<IReadOnlyList<string>> Draw(params VariantSummary[] variants) =>
        Draw(new RunResults(SampleResults.Run, SampleResults.Builds(variants), variants));

    public IReadOnlyList<string> Names =>
        [.. Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    public byte[] Bytes(string chart) => File.ReadAllBytes(Path.Combine(Folder, chart));

    /// <summary>What is drawn in an SVG, in its order.</summary>
    public IEnumerable<XElement> Elements(string svg) => XDocument.Load(Path.Combine(Folder, svg)).Descendants();

    public HashSet<string> Texts(string svg) =>
        [.. Elements(svg).Where(element => element.Name.LocalName == "text").Select(element => element.Value.Trim())];

    /// <summary>Where the lines of each path of that colour begin, from left to right.</summary>
    public IReadOnlyList<double[]> Strokes(string svg, string colour) =>
    [
        .. from element in Elements(svg)
           where element.Name.LocalName == "path" && element.Attribute("stroke")?.Value == colour
           let lines = element.Attribute("d")!.Value.Split('M', StringSplitOptions.RemoveEmptyEntries)
           select lines.Select(line => double.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture)).ToArray(),
    ];

    public void Dispose() => _own.Dispose();
}
