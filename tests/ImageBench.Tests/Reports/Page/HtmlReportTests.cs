using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using ImageBench.Results;
using ImageBench.Statistics;

namespace ImageBench.Tests.Reports.Page;

public class HtmlReportTests
{
    public static TheoryData<string> Runs => [.. Results.Keys];

    private static Dictionary<string, Func<RunResults>> Results { get; } = new()
    {
        ["two-variants"] = () => SampleResults.TwoVariants,
        ["hostile-names"] = () => HostileResults.Run,
        ["checked"] = () => SampleFindings.Checked,
        ["left-out"] = () => SampleFindings.WithContents,
        ["steps"] = () => SampleFindings.WithSteps,
        ["several-scenarios"] = () => SampleResults.SeveralScenarios,
        ["nothing"] = () => new RunResults(SampleResults.Run, [], []),
    };

    [Theory]
    [InlineData("two-variants", false)]
    [InlineData("two-variants", true)]
    [InlineData("hostile-names", false)]
    [InlineData("several-scenarios", false)]
    public void IsAsApproved(string run, bool decimalComma)
    {
        using var culture = decimalComma ? new DecimalComma() : null;
        Approved.Matches($"Reports/Approved/{run}.html", Page(run).Broken);
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void IsTheSameWhereverItIsMade(string run)
    {
        var here = Page(run).Html;
        using var culture = new DecimalComma();

        Assert.Equal(here, Page(run).Html);
    }

    [Fact]
    public void ShowsNamesThatLookLikeMarkupAsTheyAre()
    {
        var page = Page("hostile-names");

        Assert.Equal(@"a|b <b>`x`</b> [l](http://e) _i_ **s** ~~d~~\n| c |", Assert.Single(page.All("h1")).Value);
        Assert.Empty(page.All("b"));
        Assert.Contains(page.All("pre"), log => log.Value.Contains("</details><script>alert(1)</script>", StringComparison.Ordinal));
        Assert.Contains(page.All("li"), remark => remark.Value == @"> a remark\n\n# of two lines");
        Assert.Empty(HostileText.In(page.Html));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void RunsItsOwnScriptAndDrawsItsOwnStyleAlone(string run)
    {
        var page = Page(run);

        Assert.Equal(
            $"default-src 'none'; style-src '{Digest(page.Style)}'; script-src '{Digest(page.Script)}'; img-src data:; base-uri 'none'; "
                + "form-action 'none'",
            Assert.Single(page.All("meta"), meta => meta.Attribute("http-equiv") is not null).Attribute("content")!.Value);
        Assert.Single(page.All("script"), script => script.Attribute("type")?.Value != "application/json");
        Assert.Single(page.All("style"));
        Assert.DoesNotContain(
            page.Root.Descendants().Attributes(),
            attribute => attribute.Name.LocalName is "style" or "src" or "srcset" or "action"
                || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void LeadsNowhereButToItselfAndTheFilesBesideIt(string run)
    {
        var page = Page(run);
        var ids = page.Root.Descendants().Attributes("id").Select(id => id.Value).ToList();

        Assert.Distinct(ids);
        Assert.All(page.All("a").Attributes("href").Select(link => link.Value), link => Assert.True(
            link.StartsWith('#') ? ids.Contains(link[1..]) : link is "builds.csv" or "charts", link));
        Assert.DoesNotContain("url(", page.Style, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page.Style, StringComparison.Ordinal);
    }

    /// <summary>Who hears a page goes from heading to heading.</summary>
    [Theory]
    [MemberData(nameof(Runs))]
    public void LeavesOutNoLevelOfItsHeadings(string run)
    {
        var levels = Page(run).Root.Descendants()
            .Select(element => element.Name.LocalName)
            .Where(name => name is ['h', >= '1' and <= '6'])
            .Select(name => name[1] - '0')
            .ToList();

        Assert.Equal(1, levels.Count(level => level == 1));
        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, string.Join(' ', levels)));
    }

    [Fact]
    public void OfTheLargestReferenceRunIsSmallEnoughForAMail()
    {
        var sizes = Directory.GetDirectories(Path.Combine(Repository.Root, "results/reference"))
            .ToDictionary(
                folder => Path.GetFileName(folder), folder => Encoding.UTF8.GetByteCount(new ReadPage(RunFolder.Open(folder).Read()).Html));

        Assert.True(sizes.Count > 10);
        Assert.All(sizes, run => Assert.True(run.Value <= 1_500_000, $"{run.Key}: {run.Value}"));
    }

    [Fact]
    public void TellsWhatCouldNotBeMade() => Assert.Contains(
        new ReadPage(SampleResults.TwoVariants, "The chart charts/sizes.png could not be drawn: no font.").All("section").Elements("ul"),
        list => list.Value.Contains("charts/sizes.png could not be drawn: no font.", StringComparison.Ordinal));

    [Fact]
    public void OfSeveralScenariosBeginsWithAllOfThem()
    {
        var page = Page("several-scenarios");

        var overview = Assert.Single(page.All("section"), section => section.Attribute("id")?.Value == "overview");
        Assert.Equal(["go-crud", "node-api", "broken"], overview.Descendants("h2").Select(heading => heading.Value).Take(3));
        Assert.Equal(["#s1-scenario", "#s2-scenario", "#s3-scenario"], overview.Descendants("a").Attributes("href").Select(to => to.Value));
    }

    private static ReadPage Page(string run) => new(Results[run]());

    private static string Digest(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
