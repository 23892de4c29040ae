using ImageBench.Reports.Page.Content;

namespace ImageBench.Reports.Page;

/// <summary>
/// The page of a run for a browser: report.html, one file that loads nothing. Pure: results in, text out. It computes nothing.
/// </summary>
internal static class HtmlReport
{
    public static string Text(PageContent content) => $"<!DOCTYPE html>\n{PageRenderer.Html(Document.Of(content))}\n";
}
