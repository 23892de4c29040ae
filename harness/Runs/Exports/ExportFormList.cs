using ImageBench.Reports.Comments;
using ImageBench.Results.Exports.Tools;

namespace ImageBench.Runs.Exports;

/// <summary>
/// All forms in which an outcome of a run, a report, a comparison or a difference is told to other tools on request. What always lies in a
/// run's folder is in <c>ExportList</c>: that is made of a run's own results, and is more than one text.
/// </summary>
internal static class ExportFormList
{
    /// <summary>To add one: a file in Results/Exports/Tools (an outcome in, text out), and its line here.</summary>
    public static IReadOnlyList<ExportForm> All { get; } =
    [
        new("markdown", "a comment on a change, or a job's summary: Markdown", CommentMarkdown.Text),
        new("json", "programs: JSON of the schema imagebench.result/1", OutcomeJson.Text),
        new("junit", "what shows test results (GitLab, Jenkins, Azure): JUnit's XML", JUnitXml.Text),
        new("bencher", "Bencher: its metric format", BencherJson.Text),
        new("benchmark-action", "github-action-benchmark: its tool customSmallerIsBetter", BenchmarkActionJson.Text),
        new("openmetrics", "GitLab's metrics reports: OpenMetrics, sizes alone", OpenMetricsText.Text),
        new("hyperfine", "what reads hyperfine's JSON: build times alone", HyperfineJson.Text) { WhyEmpty = HyperfineJson.WhyEmpty },
    ];
}
