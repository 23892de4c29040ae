using System.Globalization;
using ImageBench.Cli.Tables;
using ImageBench.Model.Builds;
using ImageBench.Statistics;
using ImageBench.Statistics.Variants;
using ImageBench.Tests.Reports;

namespace ImageBench.Tests.Cli.Tables;

/// <summary>What a run ends with on a terminal, at several widths, and at the end of a pipe.</summary>
public class ResultTableTests
{
    private const string Remark =
        "The machine was loaded: before the first build its load average was 3.10 on 2 cores, which is over 0.5 a core. Times can be far "
            + "too long and the gain of parallel stages can reverse: run again when nothing else runs.";

    private static RunResults WithFailures
    {
        get
        {
            var (failed, all) = (SampleResults.Failed("distroless"), SampleFindings.Checked);
            var error = SampleResults.Failure(
                "process \"/bin/sh -c go build\" did not complete successfully: exit code: 1",
                [
                    .. Enumerable.Range(1, 9).Select(line => $"#9 0.{line} compiling"),
                    "#9 0.312 main.go:7:2: undefined: \u001b[31mx\u001b[0m",
                ]);
            return all with
            {
                Run = all.Run with { Remarks = [Remark, "The times are indicative: some come from 3 rounds only."] },
                Builds =
                [
                    .. all.Builds,
                    SampleResults.Build(failed, CacheState.Cold, 1, error),
                    SampleResults.Build(failed, CacheState.Cold, 2, error),
                ],
                Variants = [.. all.Variants, failed],
            };
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(80)]
    [InlineData(60)]
    [InlineData(30)]
    public void OnATerminalNothingIsWiderThanItAndNoWordIsBroken(int width)
    {
        var text = Text(WithFailures, width);

        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= width, line));
        Approved.Matches($"Cli/Tables/Approved/end-{width.ToString(CultureInfo.InvariantCulture)}.txt", text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void APipeIsGivenWholeLinesUnderAnyCulture(bool decimalComma)
    {
        using var culture = decimalComma ? new DecimalComma() : null;
        Approved.Matches("Cli/Tables/Approved/end-piped.txt", Text(WithFailures, null));
    }

    [Fact]
    public void AVariantAloneIsComparedWithNothing()
    {
        var alone = new RunResults(SampleResults.Run, SampleResults.Builds(SampleResults.SingleStage), [SampleResults.SingleStage]);

        Approved.Matches("Cli/Tables/Approved/end-alone.txt", Text(alone, 80));
    }

    [Fact]
    public void SeveralScenariosAndNamesOf64LettersFitToo()
    {
        var longest = new string('n', 64);
        VariantSummary[] variants =
        [
            SampleResults.SingleStage,
            SampleResults.MultiStage with { Variant = longest },
            SampleResults.In("node-api", SampleResults.SingleStage) with { Status = BuildStatus.TimedOut, Image = null },
        ];

        Approved.Matches(
            "Cli/Tables/Approved/end-several.txt", Text(new RunResults(SampleResults.Run, SampleResults.Builds(variants), variants), 80));
    }

    private static string Text(RunResults results, int? width)
    {
        using var output = new StringWriter { NewLine = "\n" };
        ResultTable.Write(new TableConsole(output, width, isDrawn: false, hasColours: false), results);
        return output.ToString();
    }
}
