using ImageBench.Scenarios.Ignore;

namespace ImageBench.Tests.Scenarios.Ignore;

public class LongPatternTests
{
    [Theory]
    [InlineData("*a", 500)]
    [InlineData("*a", 30_000)]
    [InlineData("**/", 20_000)]
    [InlineData("?", 60_000)]
    [InlineData("[ab]", 15_000)]
    public void ALongPatternIsTakenAsDockerTakesIt(string piece, int times)
    {
        var (pattern, flaw) = IgnorePattern.Parse(string.Concat(Enumerable.Repeat(piece, times)) + "b*");
        Assert.Null(flaw);
        Assert.Equal(piece == "**/", pattern!.Matches("b"));
        Assert.False(pattern.Matches(new string('a', 255)));
    }

    [Fact]
    public void ALineThatDockerCannotReadIsRefused()
    {
        Assert.Null(IgnorePattern.Parse(new string('a', 65_535)).Flaw);
        Assert.NotNull(IgnorePattern.Parse(new string('a', 65_536)).Flaw);
        Assert.NotNull(IgnorePattern.Parse(new string('é', 32_768)).Flaw);
    }

    [Fact]
    public void ManyStarsTakeNoLongerThanFew()
    {
        var (pattern, _) = IgnorePattern.Parse(string.Concat(Enumerable.Repeat("**/*a*", 40)) + "b");
        Assert.False(pattern!.Matches(string.Join('/', Enumerable.Repeat("aaaaaaaaaa", 100))));
    }
}
