using ImageBench.Model.Builds;

namespace ImageBench.Tests.Model.Builds;

public class StepCountsTests
{
    [Fact]
    public void CountTheDockerfilesStepsOnly() => Assert.Equal(new StepCounts(2, 1), StepCounts.Of(Some.Steps()));

    [Fact]
    public void AreMissingWhereNoStepOfTheDockerfileWasSeen() => Assert.Null(StepCounts.Of([Some.Steps()[0]]));

    [Fact]
    public void ComeWithTheOutcomeThatHasTheSteps() => Assert.Equal(new StepCounts(2, 1), Some.Outcome().StepCounts);
}
