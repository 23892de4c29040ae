using System.Xml.Linq;
using ImageBench.Reports.Page.Gallery;

namespace ImageBench.Tests.Reports.Page;

public class GalleryPageTests
{
    [Fact]
    public void ShowsNamesThatLookLikeMarkupAsTheyAre()
    {
        var page = new ReadPage(GalleryPage.Text(GalleryContent.Of(
            [GalleryRun.Of("a \"run\" & <b>", "report.html", HostileResults.Run)],
            "# <script>alert(1)</script>\n\n## <b>x</b>\n\n<b>y</b>")));

        Assert.Single(page.All("script"));
        Assert.Empty(page.All("b"));
        Assert.Equal("<script>alert(1)</script>", page.All("h1").Single().Value);
        Assert.Equal("a%20%22run%22%20%26%20%3Cb%3E/report.html", page.All("h3").Elements("a").First().Attribute("href")!.Value);
        Assert.Empty(HostileText.In(page.Html));
    }

    [Fact]
    public void OfARunOfSeveralScenariosALineLeadsToEach()
    {
        var page = new ReadPage(GalleryPage.Text(
            GalleryContent.Of([GalleryRun.Of("all", "report.html", SampleResults.SeveralScenarios)], null)));

        Assert.Equal(
            ["all/report.html#s1-scenario", "all/report.html#s2-scenario", "all/report.html#s3-scenario"],
            page.All("h3").Elements("a").Attributes("href").Select(link => link.Value));
    }

    [Fact]
    public void APageInMarkdownIsTakenApartByItsHeadings()
    {
        var text = GalleryText.Of("# Title\r\n\r\nFirst\nline.\n\nSecond.\n\n```\n## code\n```\n## One\n\na\n\n### b\n## Two\n");

        Assert.Equal(("Title", "First\nline.", "Second.\n\n```\n## code\n```"), (text.Title, text.Lead, text.Rest));
        Assert.Equal([("One", "a\n\n### b"), ("Two", "")], text.Sections);
        Assert.Equal(("", "", ""), (GalleryText.Of("").Title, GalleryText.Of("").Lead, GalleryText.Of("").Rest));
    }
}
