using ImageBench.Model.Builds;

namespace ImageBench.Tests.Model.Builds;

public class StepTimesTests
{
    [Fact]
    public void OfAChainArePathAndWorkAlike() =>
        Assert.Equal(new StepTimes(Some.Seconds(9), Some.Seconds(9)), StepTimes.Of([Timed(1, 2), Timed(2, 3, 0), Timed(3, 4, 1)]));

    [Fact]
    public void OfStagesSideBySideTheLongerOneIsThePath()
    {
        var times = StepTimes.Of([Timed(1, 0), Timed(2, 5, 0), Timed(2, 4, 0), Timed(3, 1, 1, 2)]);

        Assert.Equal(new StepTimes(Some.Seconds(6), Some.Seconds(10)), times);
        Assert.Equal(10.0 / 6, times!.Parallelism!.Value, 6);
    }

    [Fact]
    public void TheBuildersOwnStepsCountForNothingButAreWaitedThrough() =>
        Assert.Equal(new StepTimes(Some.Seconds(5), Some.Seconds(5)), StepTimes.Of([Timed(1, 2), Timed(null, 100, 0), Timed(2, 3, 1)]));

    [Fact]
    public void OfNoTimedStepAreNotKnown()
    {
        Assert.Null(StepTimes.Of([]));
        Assert.Null(StepTimes.Of([Timed(null, 1), Timed(1, 1) with { Duration = null }]));
        Assert.Null(StepTimes.Of([Timed(1, 0)])!.Parallelism);
    }

    [Fact]
    public void ADamagedGraphWithACircleEnds() => Assert.NotNull(StepTimes.Of([Timed(1, 1, 1), Timed(2, 1, 0)]));

    private static Step Timed(int? number, double seconds, params int[] inputs) =>
        new("x", null, number, "RUN x", TimeSpan.Zero, Some.Seconds(seconds), false, null) { Inputs = inputs };
}
