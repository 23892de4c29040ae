using System.Globalization;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Exporters.Csv;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using ImageBench.Model;
using ImageBench.Model.Files;
using ImageBench.Results.Csv;
using ImageBench.Statistics;
using Perfolizer.Horology;
using Perfolizer.Metrology;

namespace ImageBench.Results.BenchmarkDotNet;

/// <summary>
/// benchmarkdotnet/: the build times as BenchmarkDotNet's own exporters write them, for those who read or process its reports: GitHub
/// Markdown, CSV and full JSON.
/// </summary>
internal static class BenchmarkDotNetFolder
{
    public const string Name = "benchmarkdotnet";

    /// <summary>Times in seconds, units in the headings of the CSV file, and no comma within a number: programs read it.</summary>
    private static readonly SummaryStyle Plain = new(
        new CultureInfo("") { NumberFormat = { NumberGroupSeparator = "" } },
        printUnitsInHeader: true,
        SizeUnit.B,
        TimeUnit.Second,
        printUnitsInContent: false);

    private static readonly (string File, ExporterBase Exporter)[] Reports =
    [
        ("builds-report-github.md", (ExporterBase)MarkdownExporter.GitHub),
        ("builds-report.csv", new CsvExporter(CsvSeparator.Comma, Plain)),
        ("builds-report-full.json", (ExporterBase)JsonExporter.Full),
    ];

    /// <summary>Writes the reports into the run's folder, beside what the caller does meanwhile. Nothing where no build was made.</summary>
    public static Task Write(RunResults results, string runFolder, CancellationToken cancellationToken) =>
        Task.Run(() => WriteAll(results, runFolder), cancellationToken);

    private static void WriteAll(RunResults results, string runFolder)
    {
        if (results.Builds.Count == 0)
            return;
        var folder = Path.Combine(runFolder, Name);
        try
        {
            PlacedFile.MakeFolder(folder);
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            throw DiskFault.Writing(folder, exception);
        }

        var summary = BuildTimesSummary.Of(results);
        foreach (var (file, exporter) in Reports)
        {
            var text = new AccumulationLogger();
            exporter.ExportToLog(summary, text);
            WholeFile.Write(Path.Combine(folder, file), PlainText.Whole(text.GetLog()));
        }
    }
}
