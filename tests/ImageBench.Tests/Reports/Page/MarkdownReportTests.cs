using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Reports.Page;
using ImageBench.Reports.Text;
using ImageBench.Statistics;

namespace ImageBench.Tests.Reports.Page;

public class MarkdownReportTests
{
    private static readonly (string Name, string Purpose)[] Files =
    [
        ("builds.csv", "every build, one row each, in the order in which they were made"),
        ("variants.csv", "every variant and builder: sizes, layers, reductions"),
        ("run.json", "the conditions of the run: options, engine, host, parent images"),
        ("charts", "the charts of this page, as PNG and SVG"),
    ];

    [Fact]
    public void ARemarkOfNothingIsNone()
    {
        var said = SampleResults.TwoVariants with { Run = SampleResults.Run with { Remarks = ["", "  ", "a remark"] } };
        var silent = said with { Run = SampleResults.Run with { Remarks = [""] } };

        Assert.Contains("> [!NOTE]\n> - a remark\n\n", MarkdownReport.Text(said, [], [], []), StringComparison.Ordinal);
        Assert.DoesNotContain("[!NOTE]", MarkdownReport.Text(silent, [], [], []), StringComparison.Ordinal);
    }

    [Fact]
    public void ACacheStateThatFewRunsHaveIsExplainedWhereTheRunHasIt()
    {
        var sizes = SampleResults.TwoVariants with
        {
            Run = SampleResults.Run with { Options = SampleResults.Run.Options with { CacheStates = [CacheState.AsFound] } },
        };

        Assert.Contains("\n- **as-found**: whatever the cache holds", MarkdownReport.Text(sizes, [], [], []), StringComparison.Ordinal);
        Assert.DoesNotContain("**as-found**", MarkdownReport.Text(SampleResults.TwoVariants, [], [], []), StringComparison.Ordinal);
    }

    [Fact]
    public void ThePackagesThatTakeMostAreFolded()
    {
        var image = SampleFindings.WithContents.Contents[0];
        LargePackage[] packages =
            [new("dpkg", "gcc-12", "12.2.0-14", 1, new ByteSize(46_000_000)), new("npm", "a|b", "1.0.0", 5, new ByteSize(9_000))];
        var page = MarkdownReport.Text(
            SampleFindings.WithContents with
            {
                Layers = SampleLayers.Single,
                Contents = [image with { Contents = image.Contents with { Packages = packages } }],
            },
            [],
            [],
            []);

        Assert.Contains(
            """
            <details><summary>The largest packages</summary>

            | variant | package | version | from | unpacked size |
            | --- | --- | --- | --- | ---: |
            | single | <code>gcc-12</code> (dpkg) | 12.2.0-14 | parent | 46.0 MB |
            | single | <code>a\|b</code> (npm) | 1.0.0 | own | 9.00 kB |

            </details>
            """.ReplaceLineEndings("\n"),
            page,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ARunOfTwoVariants(bool decimalComma) => Check("two-variants.md", SampleResults.TwoVariants, decimalComma);

    [Fact]
    public void ARunOfOneVariantComparesNothing()
    {
        var alone = SampleResults.TwoVariants with
        {
            Variants = [SampleResults.SingleStage],
            Builds = [.. SampleResults.TwoVariants.Builds.Where(build => build.Key.Variant == "single")],
            Layers = SampleLayers.Single,
        };

        Check("one-variant.md", alone, decimalComma: false);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ARunInWhichVariantsFailed(bool decimalComma)
    {
        var (failed, broken) =
            (SampleResults.Failed("distroless"), SampleResults.MultiStage with { Variant = "alpine-upx", Check = CheckResult.Failed });
        var unpacked = broken.Image! with { Unpacked = new ByteSize(4_000_000) };
        var error = SampleResults.Failure(
            "process \"/bin/sh -c go build\" did not complete successfully: exit code: 1",
            "#9 0.312 main.go:7:2: undefined: ```",
            "#9 0.400 \u001b[31mexit 1\u001b[0m");
        Check("failed-variants.md", new RunResults(
            SampleResults.Run with { Remarks = ["The machine was loaded: 3.10 on 2 cores."] },
            [
                .. SampleResults.Builds(SampleResults.SingleStage, SampleResults.MultiStage),
                SampleResults.Build(failed, CacheState.Cold, 1, error),
                SampleResults.Build(failed, CacheState.Cold, 2, error),
                SampleResults.Build(failed, CacheState.Warm, 1, SampleResults.Failure("no space left on device")),
            ],
            [SampleResults.SingleStage, failed, broken with { Image = unpacked }, SampleResults.MultiStage]), decimalComma);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ARunWhoseImagesWereCheckedAndMeasured(bool decimalComma) => Check("checked.md", SampleFindings.Checked, decimalComma);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ARunOfSeveralScenarios(bool decimalComma) =>
        Check("several-scenarios.md", SampleResults.SeveralScenarios, decimalComma);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ARunWithHostileNames(bool decimalComma) => Check("hostile-names.md", HostileResults.Run, decimalComma);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ARunWhoseImagesWereLookedInto(bool decimalComma) => Check("left-out.md", SampleFindings.WithContents, decimalComma);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ARunWhoseStepsAreKnown(bool decimalComma) => Check("steps.md", SampleFindings.WithSteps, decimalComma);

    [Fact]
    public void AChartThatCouldNotBeDrawnIsToldInsteadOfShown()
    {
        var page = MarkdownReport.Text(SampleResults.TwoVariants, [], ["The chart charts/sizes.png could not be drawn: no font."], Files);
        Assert.Contains("> - The chart charts/sizes.png could not be drawn: no font.\n", page, StringComparison.Ordinal);
        Assert.DoesNotContain("![", page, StringComparison.Ordinal);
    }

    private static void Check(string name, RunResults results, bool decimalComma)
    {
        IReadOnlyList<DrawnChart> charts = [.. ScenarioResults.Of(results).Select(scenario =>
            new DrawnChart(scenario.Name, $"{scenario.Name}: unpacked size", "charts/sizes.png", "charts/sizes.svg"))];
        using var culture = decimalComma ? new DecimalComma() : null;
        Approved.Matches($"Reports/Approved/{name}", MarkdownReport.Text(results, charts, [], Files));
    }
}
