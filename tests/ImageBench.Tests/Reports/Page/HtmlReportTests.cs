using System.Xml.Linq;
using ImageBench.Reports.Page;

namespace ImageBench.Tests.Reports.Page;

public class HtmlReportTests
{
    [Theory]
    [InlineData("two-variants", false)]
    [InlineData("two-variants", true)]
    [InlineData("hostile-names", false)]
    public void IsAsApproved(string page, bool decimalComma)
    {
        using var culture = decimalComma ? new DecimalComma() : null;
        Approved.Matches($"Reports/Approved/{page}.html", Html(page));
    }

    [Theory]
    [InlineData("checked")]
    [InlineData("failed-variants")]
    [InlineData("left-out")]
    [InlineData("several-scenarios")]
    [InlineData("steps")]
    [InlineData("transfers")]
    public void HasEachTableOfThePage(string page)
    {
        var tables = ApprovedPage(page).Split('\n').Count(line => line.StartsWith("| ---", StringComparison.Ordinal));
        Assert.Equal(tables, Parsed(page).Descendants("table").Count());
    }

    [Fact]
    public void ShowsNamesThatLookLikeMarkupAsTheyAre()
    {
        var page = Parsed("hostile-names");
        Assert.Equal("ImageBench: a|b <b>`x`</b> [l](http://e) _i_ **s** ~~d~~\\n| c |", Assert.Single(page.Descendants("h1")).Value);
        Assert.Empty(page.Descendants("script"));
        Assert.Empty(page.Descendants("b"));
        Assert.DoesNotContain(page.Descendants("a"), link => link.Attribute("href")!.Value.StartsWith("http", StringComparison.Ordinal));
    }

    [Fact]
    public void LoadsNothingFromElsewhere() =>
        Assert.Equal(["charts/sizes.png"], Parsed("two-variants").Descendants().Attributes("src").Select(source => source.Value));

    /// <summary>Whatever else a page may hold some day: a browser runs none of it and asks nobody for anything.</summary>
    [Fact]
    public void TellsTheBrowserToRunAndLoadNothing() => Assert.Equal(
        "default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
        Assert.Single(Parsed("two-variants").Descendants("meta"), meta => meta.Attribute("http-equiv")?.Value == "Content-Security-Policy")
            .Attribute("content")!.Value);

    [Fact]
    public void EscapesItsTitle() => Assert.Contains("<title>a &lt; b</title>", HtmlReport.Text("a < b", ""), StringComparison.Ordinal);

    // Every element is closed: what reads XML reads it too.
    private static XDocument Parsed(string page) => XDocument.Parse(Html(page).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));

    private static string Html(string page) => HtmlReport.Text("ImageBench", ApprovedPage(page));

    private static string ApprovedPage(string page) => File.ReadAllText(Approved.PathOf($"Reports/Approved/{page}.md"));
}
