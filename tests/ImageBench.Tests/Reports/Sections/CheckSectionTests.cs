using ImageBench.Model.Runs;
using ImageBench.Reports.Sections;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Reports.Sections;

public class CheckSectionTests
{
    [Fact]
    public void TellsWhatWasMeasuredAlsoWhereTheFileDoesNotSayHowOften()
    {
        var running = new CheckSummary { Ready = new TimeSpread(Some.Seconds(1.5), null, null) };
        var results = SampleResults.TwoVariants;
        var section = CheckSection.Of(Assert.Single(ScenarioResults.Of(results with
        {
            Variants = [.. results.Variants.Select(variant => variant with { Check = CheckResult.Passed, Running = running })],
        })));

        Assert.Contains("Medians of the starts after the one that gave the verdict", section, StringComparison.Ordinal);
    }
}
