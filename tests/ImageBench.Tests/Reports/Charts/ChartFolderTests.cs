using System.Globalization;
using System.Xml.Linq;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Reports.Charts;
using ImageBench.Reports.Text;
using ImageBench.Statistics;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Variants;
using SkiaSharp;

namespace ImageBench.Tests.Reports.Charts;

public sealed class ChartFolderTests(DrawnCharts drawn) : IClassFixture<DrawnCharts>, IDisposable
{
    private readonly TempFolder _own = new();
    private string? _folder;

    private string Folder => _folder ?? _own.Path;

    public void Dispose() => _own.Dispose();

    [Fact]
    public async Task EveryTextOfTheSizesChartIsInItsSvg()
    {
        await ReadTwoVariants();
        string[] texts = ["go-crud: unpacked size", "single", "613 MB", "baseline", "multi", "10.1 MB", "98.3 % smaller"];
        Assert.Superset(texts.ToHashSet(), Texts("sizes.svg"));
    }

    [Fact]
    public async Task LayersAreNumberedWhereTheyHaveRoomAndCountedBesideTheirBar()
    {
        await ReadTwoVariants();
        var texts = Texts("layer-sizes.svg");
        Assert.Superset(new[] { "single", "1", "2", "5", "7 layers", "613 MB", "multi", "2 layers", "10.1 MB" }.ToHashSet(), texts);
        Assert.DoesNotContain("3", texts);
        Assert.Contains(texts, text => text.EndsWith("paler: the parent image's", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ARunOfAnOlderHarnessHasNoChartOfLayerSizes()
    {
        await Write(SampleResults.TwoVariants with { Layers = [] });
        Assert.DoesNotContain("layer-sizes.png", Charts());
        Assert.Contains("layers.png", Charts());
    }

    [Fact]
    public async Task TheLeftOutChartTellsOfEveryKindWhatWasKeptAndWhatWasNot()
    {
        await Write(SampleFindings.WithContents);
        string[] texts =
        [
            "go-crud: where the bytes of the baseline went",
            "multi: 10.1 MB of single's 613 MB",
            "toolchain",
            "430 MB",
            "left out",
            "program",
            "855 kB",
            "left out, 8.15 MB kept",
            "overwritten or deleted",
        ];
        Assert.Superset(texts.ToHashSet(), Texts("left-out.svg"));
    }

    [Fact]
    public async Task EveryCacheStateHasAPanelWithItsTimes()
    {
        await ReadTwoVariants();
        string[] texts =
        [
            "cold: every step runs",
            "28.5 s ± 0.6",
            "1.05 × the baseline",
            "warm: every step is cached",
            "0.108 s ± 0.013",
            "1.21 × the baseline",
        ];
        Assert.Superset(texts.ToHashSet(), Texts("build-times.svg"));
    }

    [Fact]
    public async Task NothingIsDrawnTwice()
    {
        await ReadTwoVariants();

        var elements = XDocument.Load(Path.Combine(Folder, "charts", "build-times.svg")).Descendants()
            .Where(element => element.Name.LocalName is "text" or "ellipse")
            .Select(element => element.ToString())
            .ToList();
        Assert.NotEmpty(elements);
        Assert.Equal(elements.Distinct(), elements);
    }

    [Fact]
    public async Task AWhiskerReachesFromBoundToBoundAlsoWhereOneLiesBelowZero()
    {
        var wide = new TimeSummary(3, Some.Seconds(20), Some.Seconds(20), Some.Seconds(-10), Some.Seconds(55), null);
        var times = new SortedDictionary<CacheState, TimeSummary> { [CacheState.Cold] = wide };
        await Write(With(SampleResults.MultiStage with { Times = times }));

        // The first two grid lines are at 0 and 20 seconds; what lies left of 0 is cut off by the axis.
        var grid = Strokes("build-times.svg", "#E6E9ED")[0];
        var ends = Strokes("build-times.svg", "#1F2933")[0];
        double At(double seconds) => grid[0] + (seconds / 20 * (grid[1] - grid[0]));
        Assert.Equal(At(-10), ends[0], 0.1);
        Assert.Equal(At(55), ends[^1], 0.1);
    }

    [Fact]
    public async Task OfManyBuildsThoseThatOthersCoverHaveNoDotAndTheShortestAndTheLongestHave()
    {
        var few = Builds(100);
        var many = Builds(1_000);
        await Write(new RunResults(SampleResults.Run, few, [SampleResults.SingleStage]));
        var all = Dots();
        await Write(new RunResults(SampleResults.Run, many, [SampleResults.SingleStage]));
        var shown = Dots();

        Assert.Equal(100, all.Count);
        Assert.InRange(shown.Count, 50, 150);
        Assert.Equal((all.Min(), all.Max()), (shown.Min(), shown.Max()));

        // From 20 to 40 seconds in any case.
        static IReadOnlyList<BuildRecord> Builds(int count) => [.. Enumerable.Range(0, count).Select(place => SampleResults.Build(
            SampleResults.SingleStage, CacheState.Cold, place + 1, Some.Outcome(20 + (20.0 * place / (count - 1)))))];

        // Where each dot stands in the picture.
        List<double> Dots() =>
        [
            .. from element in XDocument.Load(Path.Combine(Folder, "charts", "build-times.svg")).Descendants()
               where element.Name.LocalName == "ellipse" && element.Attribute("fill")?.Value != "none"
               select double.Parse(element.Attribute("cx")!.Value, CultureInfo.InvariantCulture),
        ];
    }

    [Fact]
    public async Task TheTimelineHasALaneForEveryStageAndTheBuildersOwn()
    {
        await Write(SampleFindings.WithSteps);
        string[] texts =
        [
            "go-crud: timeline of a cold build",
            "the builder itself",
            "unnamed stage",
            "build",
            "assets",
            "stage-2",
            "RUN",
            "28.0 s",
            "16.0 s",
            "2 steps",
        ];
        Assert.Superset(texts.ToHashSet(), Texts("build-timeline.svg"));
    }

    [Fact]
    public async Task WithoutStepsThereIsNoTimeline()
    {
        await ReadTwoVariants();
        Assert.DoesNotContain("build-timeline.svg", Charts());
    }

    [Fact]
    public async Task AVariantThatDoesNotCountHasItsReasonInPlaceOfABar()
    {
        var broken = SampleResults.MultiStage with
        {
            Variant = "broken",
            Check = CheckResult.Failed,
            Image = SampleResults.MultiStage.Image! with { Unpacked = new ByteSize(77_700_000) },
        };
        await Write(With(SampleResults.SingleStage, SampleResults.Failed("worse"), broken));
        var texts = Texts("sizes.svg");
        Assert.Superset(new[] { "worse", "failed to build", "broken", "check failed" }.ToHashSet(), texts);
        Assert.DoesNotContain("77.7 MB", texts);
    }

    [Fact]
    public async Task PngsAreTwoPixelsToOneAndHoldDarkLettersWhereTheTitleIs()
    {
        await ReadTwoVariants();
        foreach (var name in Charts().Where(name => name.EndsWith(".png", StringComparison.Ordinal)))
        {
            using var png = SKBitmap.Decode(Path.Combine(Folder, "charts", name));
            Assert.Equal(2000, png.Width);
            Assert.InRange(png.Height, 300, 3000);
            Assert.InRange(Dark(png, new SKRectI(40, 40, 700, 90)), 500, 20_000);
        }
    }

    [Fact]
    public async Task NothingTouchesTheEdgesHoweverLongTheNames()
    {
        var name = new string('W', 255);
        var whale = string.Concat(Enumerable.Repeat("🐳", 120));
        var variants = Enumerable.Range(1, 12)
            .Select(i => SampleResults.MultiStage with { Scenario = name, Variant = i % 2 == 0 ? $"{i}{name}" : $"{i}{whale}" })
            .ToArray();
        Assert.Empty(await Write(With([SampleResults.In(name, SampleResults.SingleStage), .. variants])));
        foreach (var chart in Charts().Where(chart => chart.EndsWith(".png", StringComparison.Ordinal)))
        {
            using var png = SKBitmap.Decode(Path.Combine(Folder, "charts", chart));
            Assert.Equal(0, Dark(png, new SKRectI(0, 0, 40, png.Height)));
            Assert.Equal(0, Dark(png, new SKRectI(1960, 0, 2000, png.Height)));
        }
    }

    [Fact]
    public async Task EqualResultsGiveEqualBytes()
    {
        await ReadTwoVariants();
        var first = Charts().ToDictionary(name => name, Bytes);
        _folder = null;
        using (new DecimalComma())
            await Write(SampleResults.TwoVariants);
        Assert.All(first, chart => Assert.Equal(chart.Value, Bytes(chart.Key)));
    }

    [Fact]
    public async Task HostileNamesNeitherBreakASvgNorLeaveTheFolder()
    {
        VariantSummary[] variants =
        [
            SampleResults.In("../<&\"]]>", SampleResults.SingleStage) with { Variant = "<\u0000&\ufffe\ud800" },
            SampleResults.In("..\\<&\"]]>", SampleResults.SingleStage),
        ];
        Assert.Empty(await Write(With(variants)));
        Assert.Equal(12, Charts().Count);
        Assert.Contains("sizes-..-------.svg", Charts());
        Assert.Contains("sizes-..--------2.svg", Charts());
        Assert.Contains(@"<\u0000&\uFFFE\uD800", Texts("sizes-..-------.svg"));
    }

    [Fact]
    public async Task LettersThatTheFontLacksLeaveASign()
    {
        await Write(With(SampleResults.SingleStage with { Variant = "мульти 日本🐳" }));
        Assert.Contains("мульти ���", Texts("sizes.svg"));
    }

    // They are drawn once for all tests that only look at them.
    private async Task ReadTwoVariants() => _folder = await drawn.TwoVariants;

    private static RunResults With(params VariantSummary[] variants) => new(SampleResults.Run, SampleResults.Builds(variants), variants);

    private async Task<IReadOnlyList<string>> Write(RunResults results) =>
        (await ChartFolder.Write(results, ShownScenarios.In(results.Variants, []), Folder, TestContext.Current.CancellationToken)).Faults;

    private List<string> Charts() =>
        [.. Directory.GetFiles(Path.Combine(Folder, "charts")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    private byte[] Bytes(string chart) => File.ReadAllBytes(Path.Combine(Folder, "charts", chart));

    private HashSet<string> Texts(string svg) =>
        [.. XDocument.Load(Path.Combine(Folder, "charts", svg))
            .Descendants()
            .Where(element => element.Name.LocalName == "text")
            .Select(element => element.Value.Trim())];

    // Where the lines of each path of that colour begin, from left to right.
    private List<double[]> Strokes(string svg, string colour) =>
    [
        .. from element in XDocument.Load(Path.Combine(Folder, "charts", svg)).Descendants()
           where element.Name.LocalName == "path" && element.Attribute("stroke")?.Value == colour
           let lines = element.Attribute("d")!.Value.Split('M', StringSplitOptions.RemoveEmptyEntries)
           select lines.Select(line => double.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture)).ToArray(),
    ];

    private static int Dark(SKBitmap png, SKRectI area)
    {
        var count = 0;
        for (var y = area.Top; y < area.Bottom; y++)
        {
            for (var x = area.Left; x < area.Right; x++)
                count += png.GetPixel(x, y).Red < 128 ? 1 : 0;
        }

        return count;
    }
}
