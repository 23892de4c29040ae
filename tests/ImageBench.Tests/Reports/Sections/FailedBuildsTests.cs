using ImageBench.Model.Builds;
using ImageBench.Reports.Sections;
using ImageBench.Reports.Text;

namespace ImageBench.Tests.Reports.Sections;

public class FailedBuildsTests
{
    [Theory]
    [InlineData("in a warm build the step 'RUN go build' ran")]
    [InlineData("files of the scenario changed while it was measured: Dockerfile.single, main.go")]
    public void ABuildThatIsInvalidIsToldAsInNoFigureWhateverTheReason(string flaw)
    {
        var invalid = Some.FailedBuild(status: BuildStatus.Invalid);
        var results = Some.Results([Some.Build(), invalid with { Outcome = invalid.Outcome with { Error = flaw, LogTail = [] } }]);

        var (heading, message) = Assert.Single(FailedBuilds.Told(Assert.Single(ScenarioResults.Of(results))));

        Assert.Equal(
            ("**single** was built, but is in no figure (cold in round 1), the first time after 3.00 s:", flaw), (heading, message.Trim()));
    }
}
