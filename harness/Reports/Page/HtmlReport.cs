using System.Net;
using ImageBench.Model;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.EmphasisExtras;

namespace ImageBench.Reports.Page;

/// <summary>
/// The page of a run for a browser: report.html. Pure: the page in GitHub-flavoured Markdown in, the same page out. It loads nothing but
/// the charts beside it.
/// </summary>
internal static class HtmlReport
{
    private const string Style = """
        :root { color-scheme: light dark; }
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
        h2 { margin-top: 3rem; border-bottom: 1px solid #8884; }
        img { max-width: 100%; height: auto; background: #fff; }
        table { display: block; overflow-x: auto; border-collapse: collapse; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
        th, td { border: 1px solid #8886; padding: 0.25rem 0.6rem; vertical-align: top; }
        th { background: #8882; }
        pre { overflow-x: auto; padding: 0.75rem; background: #8882; }
        .markdown-alert { border-left: 4px solid #d29922; padding: 0 1rem; background: #d2992222; }
        .markdown-alert-title { font-weight: bold; }
        .markdown-alert-title svg { display: none; }
        """;

    // Nothing runs, and nothing is loaded but the pictures beside the page: "file:" where it is opened from a disk. Columns of a table
    // stand to the right by an attribute of each cell.
    private const string Policy =
        "default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private static readonly MarkdownPipeline GitHubFlavoured = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseAlertBlocks()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .Build();

    public static string Text(string title, string page) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="{Policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{WebUtility.HtmlEncode(PlainText.Line(title))}</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        {Markdig.Markdown.ToHtml(page, GitHubFlavoured).TrimEnd('\n')}
        </body>
        </html>

        """;
}
