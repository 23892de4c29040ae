using ImageBench.Model;
using ImageBench.Reports.Charts;
using ImageBench.Statistics;

namespace ImageBench.Reports;

/// <summary>Writes all that people read of a run into its folder: the charts and report.md.</summary>
internal static class Report
{
    public const string FileName = "report.md";

    /// <summary>
    /// Sentences on the charts that could not be drawn (the page says so too); a page that cannot be written is a <see cref="Fault"/>.
    /// <paramref name="others"/> are files that are being made meanwhile, and that the page lists.
    /// </summary>
    public static async Task<IReadOnlyList<string>> Write(RunResults results, string runFolder, Task others, CancellationToken cancellationToken)
    {
        var (charts, faults) = await ChartFolder.Write(results, runFolder, cancellationToken);
        await others;
        var path = Path.Combine(runFolder, FileName);
        try
        {
            await File.WriteAllTextAsync(path, MarkdownReport.Text(results, charts, faults, RunFiles.In(runFolder)), cancellationToken);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new Fault(ExitCode.BadInput, $"The report {path} could not be written: {cause.Message.TrimEnd('.')}. Make the folder writable, then run imagebench report on it.", cause);
        }

        return faults;
    }
}
