using ImageBench.Reports.Sections;
using ImageBench.Reports.Text;

namespace ImageBench.Tests.Reports.Sections;

public class TradeSectionTests
{
    [Fact]
    public void SaysOfTwoAlikeImagesThatTheyAre()
    {
        var results = SampleFindings.Checked;
        var alike = results with
        {
            Variants = [.. results.Variants.Select(variant =>
                variant with { Image = variant.Image! with { PackageCount = null, SetuidCount = 0 } })],
        };

        Assert.Contains(
            "neither lists packages; 0 setuid files in both; multi runs as",
            TradeSection.Parts(ScenarioResults.Of(alike).Single())!.Value.Verdicts,
            StringComparison.Ordinal);
    }
}
