using ImageBench.Reports;
using ImageBench.Reports.Text;
using ImageBench.Results.BenchmarkDotNet;
using ImageBench.Results.Exports;
using ImageBench.Statistics;
using ImageBench.Statistics.History;

namespace ImageBench.Runs;

/// <summary>
/// All that is made of a run's results, when it ends and by <c>imagebench report</c>: the exports, then the page, which names them.
/// </summary>
internal static class ExportList
{
    /// <summary>To add one: a file in Results/Exports (results in, text out), and its line here.</summary>
    public static IReadOnlyList<Export> All { get; } =
    [
        new("benchmarkdotnet", "the build times as BenchmarkDotNet reports them", BenchmarkDotNetFolder.Write),
        new(ResultsJson.Name, "what the run found out about each variant, for programs", ResultsJson.Write),
    ];

    /// <summary>
    /// Writes them into the run's folder. Sentences on what of the page could not be made; a file that cannot be written is a fault.
    /// </summary>
    public static Task<IReadOnlyList<string>> Write(RunResults results, string runFolder, CancellationToken cancellationToken) =>
        Write(results, ShownScenarios.In(results.Variants, []), runFolder, [], cancellationToken);

    /// <summary>
    /// The same, with charts and sections of those scenarios that are <paramref name="shown"/>, and a page that shows how sizes went over
    /// earlier runs.
    /// </summary>
    public static Task<IReadOnlyList<string>> Write(
        RunResults results,
        ShownScenarios shown,
        string runFolder,
        IReadOnlyList<HistoryTrend> trends,
        CancellationToken cancellationToken)
    {
        // They are made beside the charts, which take longest.
        var exports = Task.WhenAll(All.Select(export => export.Write(results, runFolder, cancellationToken)));
        return Report.Write(
            results, shown, runFolder, exports, [.. All.Select(export => (export.Name, export.Purpose))], trends, cancellationToken);
    }
}
