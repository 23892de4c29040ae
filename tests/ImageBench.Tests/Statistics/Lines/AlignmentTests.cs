using ImageBench.Model.Builds;
using ImageBench.Statistics.Lines;

namespace ImageBench.Tests.Statistics.Lines;

public class AlignmentTests
{
    [Theory]
    [InlineData("abc", "abc", "012")]
    [InlineData("ac", "abc", "02")]
    [InlineData("xbx", "abc", "-1-")]
    [InlineData("aa", "aa", "01")]
    [InlineData("a", "aa", "-")]
    [InlineData("aba", "aabaa", "-2-")]
    [InlineData("ab", "ba", "--")]
    [InlineData("", "abc", "")]
    public void OnlyWhatCanStandNowhereElseIsTold(string these, string those, string places) => Assert.Equal(
        places,
        string.Concat(Alignment.Certain(these.Length, those.Length, (i, j) => these[i] == those[j]).Select(place => $"{place?.ToString(
            System.Globalization.CultureInfo.InvariantCulture) ?? "-"}")));

    [Fact]
    public void VeryManyAreNotPutBesideEachOther() =>
        Assert.All(Alignment.Certain(2_000, 2_000, (i, j) => i == j), Assert.Null);

    [Fact]
    public void TheCriticalPathIsTheLongestChainWhateverTheOrderOfTheSteps()
    {
        // 3 waits for 0 and 1, 1 for 2, which comes later in the list; the last one is the builder's own.
        Step[] steps = [Step(5), Step(2, 2), Step(4), Step(1, 0, 1), Step(9, 3) with { Number = null }];

        Assert.Equal([1, 2, 3], StepPath.Of(steps).Order());
    }

    [Fact]
    public void AChainWithoutEndIsGoneRoundOnceAndALongOneIsNoDepth()
    {
        Assert.NotEmpty(StepPath.Of([Step(1, 1), Step(1, 0)]));
        Step[] chain = [Step(1), .. Enumerable.Range(1, 19_999).Select(place => Step(1, place - 1))];
        Assert.Equal(20_000, StepPath.Of(chain).Count);
    }

    private static Step Step(double seconds, params int[] inputs) =>
        new("", null, 1, "RUN x", TimeSpan.Zero, Some.Seconds(seconds), false, null) { Inputs = inputs };
}
