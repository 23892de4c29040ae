using System.Text;
using ImageBench.Model;
using ImageBench.Model.Files;
using ImageBench.Reports.Charts;
using ImageBench.Reports.Page;
using ImageBench.Reports.Page.Content;
using ImageBench.Reports.Sections;
using ImageBench.Reports.Text;
using ImageBench.Statistics;
using ImageBench.Statistics.History;

namespace ImageBench.Reports;

/// <summary>Writes all that people read of a run into its folder: the charts, and the page as report.md and report.html.</summary>
internal static class Report
{
    private const string MarkdownName = "report.md";
    private const string HtmlName = "report.html";

    /// <summary>
    /// Sentences on the charts that could not be drawn (the page says so too); a page that cannot be written is a <see cref="Fault"/>.
    /// <paramref name="making"/> ends when the files that are made meanwhile are there; the page lists those of them that are
    /// <paramref name="exports"/>, and shows how sizes went over earlier runs by <paramref name="trends"/>. Charts and sections are of
    /// those scenarios that are <paramref name="shown"/>.
    /// </summary>
    public static async Task<IReadOnlyList<string>> Write(
        RunResults results,
        ShownScenarios shown,
        string runFolder,
        Task making,
        IReadOnlyList<(string Name, string Purpose)> exports,
        IReadOnlyList<HistoryTrend> trends,
        CancellationToken cancellationToken)
    {
        var (charts, faults) = await ChartFolder.Write(results, shown, runFolder, cancellationToken);
        await making;
        var files = FileGuide.In(runFolder, exports);
        var page = MarkdownReport.Text(results, charts, faults, [.. files, (HtmlName, "this page for a browser")], shown);
        cancellationToken.ThrowIfCancellationRequested();
        WritePage(Path.Combine(runFolder, MarkdownName), page);
        var content = new PageContent(results, faults, files) { Shown = shown, Trends = trends };
        WritePage(Path.Combine(runFolder, HtmlName), HtmlReport.Text(content));
        return faults;
    }

    private static void WritePage(string path, string page)
    {
        try
        {
            PlacedFile.Write(path, Encoding.UTF8.GetBytes(page));
        }
        catch (Exception cause) when (DiskFault.Is(cause))
        {
            throw DiskFault.WritingPage(path, cause);
        }
    }
}
