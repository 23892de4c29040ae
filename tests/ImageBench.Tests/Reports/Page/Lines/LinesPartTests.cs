using System.Xml.Linq;
using ImageBench.Model.Builds;

namespace ImageBench.Tests.Reports.Page.Lines;

public class LinesPartTests
{
    [Fact]
    public void ALineStandsOnceWithItsCostsInEachDockerfile()
    {
        var rows = Rows(new ReadPage(CostedRun.Results));

        Assert.Equal(
            [
                "FROM golang | 82.0 MB parent, 0.500 s, path | without",
                "FROM golang AS build | without | 0.500 s, path",
                "WORKDIR /src | nothing | nothing",
                "# All of it. | nothing | without",
                "COPY . . | 1.20 kB, 0.200 s, path, again source 0.250 s | 0.200 s, path, again source 0.250 s",
                "RUN go build \\\n  -o /app | 61.0 MB, 20.0 s, path, again source 9.00 s | 20.0 s, path, again source 9.00 s",
                "CMD [\"/app\"] | nothing | without",
                "FROM busybox | without | 1.99 MB parent, 0.100 s",
                "COPY --from=build /app / | without | 8.15 MB, 0.400 s, path, again source 0.400 s",
            ],
            rows.Select(Told));
    }

    [Fact]
    public void ALineThatIsOpenedTellsItsLayerItsFilesAndItsBuildsAndNeedsNoScript()
    {
        var opened = Rows(new ReadPage(CostedRun.Results))
            .Single(row => Text(row).StartsWith("RUN", StringComparison.Ordinal)).Descendants("details").Single();

        Assert.Equal(["single, line 5", "multi, line 4"], opened.Descendants("dt").Select(Plain));
        Assert.Equal(
            "Layer 3: 61.0 MB in 3,700 files, of which 1.00 MB are overwritten or deleted later and 60.0 MB are still seen. "
                + "20.0 s in a cold build, the mean of 1; on the critical path. "
                + "A change of a source file makes it run again: in 1 of 1 build, 9.00 s on average. /root/.cache/a.a 50.0 MB",
            Plain(opened.Descendants("dd").First()));
    }

    [Fact]
    public void ALineThatIsOpenedTellsWhatItsStepPrintedLast()
    {
        var page = new ReadPage(CostedRun.Printing("first\n<b>then</b>"));
        var opened = Rows(page).Single(row => Text(row).StartsWith("RUN", StringComparison.Ordinal)).Descendants("dd").ToList();

        Assert.EndsWith("What it printed last: first <b>then</b>", Plain(opened[0]), StringComparison.Ordinal);
        Assert.Equal("first\n<b>then</b>", opened[0].Descendants("pre").Single().Value);
        Assert.Empty(opened[1].Descendants("pre"));
        Assert.Contains("Open a line for its layer, its files and what its step printed last.", Plain(page.Root), StringComparison.Ordinal);
        Assert.Contains("Open a line for its layer and its files.", Plain(new ReadPage(CostedRun.Results).Root), StringComparison.Ordinal);
    }

    [Fact]
    public void OfALogThatWasWrittenByAnotherTheEndIsShownAndAsText()
    {
        var line = $"{HostileText.Everything}</pre><script>alert(1)</script>";
        var page = new ReadPage(CostedRun.Printing(string.Join('\n', Enumerable.Repeat(line + new string('x', 5_000), 100))));

        var log = page.All("pre").Single(pre => pre.Parent!.Attribute("class")?.Value == "printed").Value;
        Assert.Equal(12, log.Split('\n').Length);
        Assert.All(log.Split('\n'), shown => Assert.Equal(500, shown.Length));
        Assert.Empty(HostileText.In(page.Html));
        Assert.Single(page.All("script"), script => script.Attribute("type") is null);
    }

    [Fact]
    public void TheSumsAreThoseOfTheImageAndOfAllSteps()
    {
        var sums = new ReadPage(CostedRun.Results).All("tfoot").Single().Elements("tr")
            .Select(row => string.Join(" | ", row.Elements().Select(Plain)));

        Assert.Equal(
            [
                "the builder itself: context, registries, writing the image | 1.00 s | 1.00 s",
                "together: the image, and all steps of a cold build, also those that ran side by side | 143 MB 21.7 s | 10.1 MB 22.2 s",
            ],
            sums);
    }

    [Fact]
    public void OfARunWithoutTimesNoSecondsArePromised()
    {
        var page = new ReadPage(CostedRun.Results with
        {
            Builds = [.. CostedRun.Results.Builds.Where(build => build.Key.Cache == CacheState.Cold)
                .Select(build => build with { Key = build.Key with { Cache = CacheState.AsFound } })],
        });

        var part = page.All("section")
            .Single(section => section.Attribute("id")?.Value.Contains("lines", StringComparison.Ordinal) == true);
        Assert.Contains("Each with the bytes that its layer adds. Open a line", Plain(part), StringComparison.Ordinal);
        Assert.DoesNotContain("◆", part.Value, StringComparison.Ordinal);
        Assert.Equal(
            ["together: the image | 143 MB | 10.1 MB"],
            page.All("tfoot").Single().Elements("tr").Select(row => string.Join(" | ", row.Elements().Select(Plain))));
        Assert.Contains(
            "Each with the bytes that its layer adds, the seconds that its step takes in a cold build, and what makes it run again. ◆ "
                + "marks the steps that a cold build waits for. Open a line",
            Plain(new ReadPage(CostedRun.Results).Root),
            StringComparison.Ordinal);
    }

    [Fact]
    public void WhatADockerfileSaysIsTextAndShownAsItIs()
    {
        var hostile = $"FROM a\nRUN echo '</code><script>alert(1)</script>' {HostileText.Everything}\n";
        var page = new ReadPage(CostedRun.Results with
        {
            Dockerfiles = [CostedRun.File("single", hostile), CostedRun.File("multi", hostile)],
        });

        Assert.Contains(page.All("code"), code => code.Value.Contains("</code><script>alert(1)</script>", StringComparison.Ordinal));
        Assert.Empty(HostileText.In(page.Html));
        Assert.Single(page.All("script"), script => script.Attribute("type") is null);
    }

    [Fact]
    public void ARunThatKeptNoDockerfilesHasNoSuchSection() =>
        Assert.DoesNotContain(new ReadPage(SampleFindings.WithContents).All("table"), table => table.Attribute("class")?.Value == "lines");

    private static IEnumerable<XElement> Rows(ReadPage page) =>
        page.All("table").Single(table => table.Attribute("class")?.Value == "lines").Element("tbody")!.Elements("tr");

    private static string Text(XElement row) => row.Descendants("code").First().Value;

    private static string Told(XElement row) => $"{Text(row)} | {string.Join(" | ", row.Elements("td").Select(Cell))}";

    private static string Cell(XElement cell)
    {
        if (cell.Attribute("class")?.Value == "without")
            return "without";
        var parts = cell.Elements("div").Select(part => part.Attribute("class")!.Value switch
        {
            "bytes of-parent" => Plain(part) + " parent",
            "took" when part.Descendants("span").Any(span => span.Attribute("class")?.Value == "path-mark") =>
                Plain(part).Replace("◆ the build waits for it: ", "", StringComparison.Ordinal) + ", path",
            "again" => "again " + Plain(part).Replace("↻ runs again on a change of ", "", StringComparison.Ordinal),
            _ => Plain(part),
        });
        return string.Join(", ", parts) is { Length: > 0 } told ? told : "nothing";
    }

    private static string Plain(XElement element) =>
        string.Join(' ', string.Concat(element.DescendantNodes().OfType<XText>().Select(text => $" {text.Value}")).Split(
            (char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
