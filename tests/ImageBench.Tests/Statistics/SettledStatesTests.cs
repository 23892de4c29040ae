using ImageBench.Model.Builds;
using ImageBench.Statistics;

namespace ImageBench.Tests.Statistics;

public class SettledStatesTests
{
    [Theory]
    [InlineData(10.0, 10.0, true)]
    [InlineData(10.0, 10.05, true)]
    [InlineData(10.0, 12.0, false)]
    public void AreThoseWhoseRatioHasANarrowInterval(double first, double second, bool settled) =>
        Assert.Equal(
            settled,
            IsSettled(Some.Build("single", 10), Some.Build("multi", first), Some.Build("single", 10, 2), Some.Build("multi", second, 2)));

    [Fact]
    public void AreNotThoseOfOneRound() => Assert.False(IsSettled(Some.Build("single", 10), Some.Build("multi", 10)));

    [Fact]
    public void AVariantThatNeverBuiltHoldsNothingUp() =>
        Assert.True(IsSettled(Some.FailedBuild("multi"), Some.Build("single", 10), Some.Build("single", 10, 2)));

    [Fact]
    public void WithoutABaselineTheMeansOwnIntervalCounts()
    {
        Assert.True(IsSettled(Some.Build("multi", 10), Some.Build("multi", 10.01, 2)));
        Assert.False(IsSettled(Some.Build("multi", 10), Some.Build("multi", 12, 2)));
    }

    private static bool IsSettled(params BuildRecord[] builds) =>
        SettledStates.Find(Some.Scenario(), builds, 0.1).Contains((Builder.BuildKit, CacheState.Cold));
}
