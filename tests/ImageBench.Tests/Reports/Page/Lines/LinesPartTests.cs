using System.Xml.Linq;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Dockerfiles;
using ImageBench.Model.Images;
using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Statistics;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Reports.Page.Lines;

public class LinesPartTests
{
    private const string Single = "FROM golang\nWORKDIR /src\n# All of it.\nCOPY . .\nRUN go build \\\n  -o /app\nCMD [\"/app\"]\n";
    private const string Multi =
        "FROM golang AS build\nWORKDIR /src\nCOPY . .\nRUN go build \\\n  -o /app\nFROM busybox\nCOPY --from=build /app /\n";

    [Fact]
    public void ALineStandsOnceWithItsCostsInEachDockerfile()
    {
        var rows = Rows(new ReadPage(Results));

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
        var opened = Rows(new ReadPage(Results))
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
        var page = new ReadPage(Printing("first\n<b>then</b>"));
        var opened = Rows(page).Single(row => Text(row).StartsWith("RUN", StringComparison.Ordinal)).Descendants("dd").ToList();

        Assert.EndsWith("What it printed last: first <b>then</b>", Plain(opened[0]), StringComparison.Ordinal);
        Assert.Equal("first\n<b>then</b>", opened[0].Descendants("pre").Single().Value);
        Assert.Empty(opened[1].Descendants("pre"));
        Assert.Contains("Open a line for its layer, its files and what its step printed last.", Plain(page.Root), StringComparison.Ordinal);
        Assert.Contains("Open a line for its layer and its files.", Plain(new ReadPage(Results).Root), StringComparison.Ordinal);
    }

    [Fact]
    public void OfALogThatWasWrittenByAnotherTheEndIsShownAndAsText()
    {
        var line = $"{HostileText.Everything}</pre><script>alert(1)</script>";
        var page = new ReadPage(Printing(string.Join('\n', Enumerable.Repeat(line + new string('x', 5_000), 100))));

        var log = page.All("pre").Single(pre => pre.Parent!.Attribute("class")?.Value == "printed").Value;
        Assert.Equal(12, log.Split('\n').Length);
        Assert.All(log.Split('\n'), shown => Assert.Equal(500, shown.Length));
        Assert.Empty(HostileText.In(page.Html));
        Assert.Single(page.All("script"), script => script.Attribute("type") is null);
    }

    [Fact]
    public void TheSumsAreThoseOfTheImageAndOfAllSteps()
    {
        var sums = new ReadPage(Results).All("tfoot").Single().Elements("tr")
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
        var page = new ReadPage(Results with
        {
            Builds = [.. Results.Builds.Where(build => build.Key.Cache == CacheState.Cold)
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
            Plain(new ReadPage(Results).Root),
            StringComparison.Ordinal);
    }

    [Fact]
    public void WhatADockerfileSaysIsTextAndShownAsItIs()
    {
        var hostile = $"FROM a\nRUN echo '</code><script>alert(1)</script>' {HostileText.Everything}\n";
        var page = new ReadPage(Results with { Dockerfiles = [File("single", hostile), File("multi", hostile)] });

        Assert.Contains(page.All("code"), code => code.Value.Contains("</code><script>alert(1)</script>", StringComparison.Ordinal));
        Assert.Empty(HostileText.In(page.Html));
        Assert.Single(page.All("script"), script => script.Attribute("type") is null);
    }

    [Fact]
    public void ARunThatKeptNoDockerfilesHasNoSuchSection() =>
        Assert.DoesNotContain(new ReadPage(SampleFindings.WithContents).All("table"), table => table.Attribute("class")?.Value == "lines");

    private static RunResults Results
    {
        get
        {
            var (single, multi) = (SampleResults.SingleStage, SampleResults.MultiStage);
            return new RunResults(
                SampleResults.Run,
                [
                    Build(single, CacheState.Cold, ("FROM golang", 0.5), ("WORKDIR /src", 0), ("COPY . .", 0.2),
                        ("RUN go build    -o /app", 20)),
                    Build(single, CacheState.IncrementalSource, ("FROM golang", 0), ("COPY . .", 0.25), ("RUN go build    -o /app", 9)),
                    Build(multi, CacheState.Cold, ("build FROM golang", 0.5), ("build WORKDIR /src", 0), ("build COPY . .", 0.2),
                        ("build RUN go build    -o /app", 20), ("stage-1 FROM busybox", 0.1), ("stage-1 COPY --from=build /app /", 0.4)),
                    Build(multi, CacheState.IncrementalSource, ("build COPY . .", 0.25), ("build RUN go build    -o /app", 9),
                        ("stage-1 COPY --from=build /app /", 0.4)),
                ],
                [single, multi])
            {
                Dockerfiles = [File("single", Single), File("multi", Multi)],
                Layers =
                [
                    SampleLayers.Of(single, 1, "", true, 81_996_235, 6_404, 0),
                    SampleLayers.Of(single, 2, "COPY . .", false, 1_204, 2, 0),
                    SampleLayers.Of(single, 3, "RUN go build -o /app", false, 61_000_000, 3_700, 1_000_000),
                    SampleLayers.Of(multi, 1, "ADD rootfs.tar / ", true, 1_985_472, 403, 0),
                    SampleLayers.Of(multi, 2, "COPY /app /", false, 8_145_272, 1, 0),
                ],
                Contents =
                [
                    new VariantContents(single.Key, new ImageContents([], [])
                    {
                        Map =
                        [
                            new FoldedFiles("/root/.cache/a.a", true, 3, ContentKind.Toolchain, new ByteSize(50_000_000), 1),
                            new FoldedFiles("/usr", false, 3, ContentKind.Other, new ByteSize(9_000_000), 40),
                            new FoldedFiles("/lib/c", true, 1, ContentKind.Other, new ByteSize(8_000_000), 1),
                        ],
                    }),
                ],
            };
        }
    }

    // The first cold build, whose program of Go prints.
    private static RunResults Printing(string log) => Results with
    {
        Builds = [.. Results.Builds.Select((build, place) => place > 0 ? build : build with
        {
            Outcome = build.Outcome with
            {
                Steps = [.. build.Outcome.Steps.Select(step => step.Keyword == "RUN" ? step with { LogTail = log.Split('\n') } : step)],
            },
        })],
    };

    private static VariantDockerfile File(string variant, string text) =>
        new("go-crud", variant, 1, $"Dockerfile.{variant}", WrittenDockerfile.Parts(text, null, new Dictionary<string, string>())!);

    private static BuildRecord Build(VariantSummary variant, CacheState cache, params (string Told, double Seconds)[] steps)
    {
        // The parent images wait for nothing, and stages for the stages that they copy from.
        List<Step> all = [new Step("exporting to image", null, null, "exporting to image", null, Some.Seconds(1), false, null)];
        foreach (var (told, seconds) in steps)
        {
            var stage = told.Split(' ')[0] is "build" or "stage-1" ? told.Split(' ')[0] : null;
            var instruction = stage is null ? told : told[(stage.Length + 1)..];
            all.Add(new Step(told, stage, all.Count, instruction, Some.Seconds(0), Some.Seconds(seconds), seconds == 0, null)
            {
                Inputs = instruction.StartsWith("FROM", StringComparison.Ordinal) ? []
                    : instruction.Contains("--from", StringComparison.Ordinal) ? [all.Count - 1, .. Enumerable.Range(0, all.Count - 1)]
                    : [all.Count - 1],
            });
        }

        return SampleResults.Build(variant, cache, 1, Some.Outcome() with { Steps = all });
    }

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
