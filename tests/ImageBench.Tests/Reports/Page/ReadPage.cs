using System.Text.RegularExpressions;
using System.Xml.Linq;
using ImageBench.Reports.Page;
using ImageBench.Reports.Page.Content;
using ImageBench.Statistics;

namespace ImageBench.Tests.Reports.Page;

/// <summary>
/// The page of a run, read by what is not ours: every element of it is closed, but for those that hold nothing, so that what reads XML
/// reads it too.
/// </summary>
internal sealed partial class ReadPage
{
    private static readonly (string Name, string Purpose)[] Files =
        [("builds.csv", "every build, one row each"), ("charts", "the charts, as PNG and SVG")];

    public ReadPage(RunResults results, params IReadOnlyList<string> faults)
        : this(HtmlReport.Text(new PageContent(results, faults, Files)))
    {
    }

    public ReadPage(string html)
    {
        Html = html;
        Style = Between("<style>", "</style>");
        Script = Between("<script>", "</script>");
        Root = XDocument.Parse(EmptyElement().Replace(
            html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)
                .Replace(Style, "", StringComparison.Ordinal)
                .Replace(Script, "", StringComparison.Ordinal),
            "<$1 />")).Root!;
    }

    public string Html { get; }

    public string Style { get; }

    public string Script { get; }

    public XElement Root { get; }

    public IEnumerable<XElement> All(string name) => Root.Descendants(name);

    /// <summary>Without style and script, an element a line, for people who look at what changed.</summary>
    public string Broken => Blanks().Replace(Tag().Replace(WithoutAssets(), "\n$0"), "\n").TrimStart();

    private string WithoutAssets() => Digest().Replace(
        Html.Replace(Style, "...", StringComparison.Ordinal).Replace(Script, "...", StringComparison.Ordinal), "sha256-...");

    private string Between(string start, string end)
    {
        var from = Html.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return Html[from..Html.IndexOf(end, from, StringComparison.Ordinal)];
    }

    [GeneratedRegex("<((?:meta|br)\\b[^>]*?)\\s*/?>")]
    private static partial Regex EmptyElement();

    [GeneratedRegex("sha256-[A-Za-z0-9/=&#x;]+?(?=&#x27;)")]
    private static partial Regex Digest();

    [GeneratedRegex("\\s*\\n\\s*")]
    private static partial Regex Blanks();

    [GeneratedRegex("<(?!/|span|strong|s>|code|svg|rect|line|text|unit|a |button)")]
    private static partial Regex Tag();
}
