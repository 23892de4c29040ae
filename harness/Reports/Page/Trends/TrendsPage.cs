using ImageBench.Statistics.History;

namespace ImageBench.Reports.Page.Trends;

/// <summary>How sizes went from run to run, on one page that loads nothing. Pure: trends in, text out.</summary>
internal static class TrendsPage
{
    /// <summary>Whose page it is.</summary>
    public const string Generator = "ImageBench history";

    public static string Text(IReadOnlyList<HistoryTrend> trends) => $"<!DOCTYPE html>\n{PageRenderer.Html(TrendsDocument.Of(trends))}\n";
}
