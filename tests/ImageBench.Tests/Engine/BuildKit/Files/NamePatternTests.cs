using ImageBench.Engine.BuildKit.Files;

namespace ImageBench.Tests.Engine.BuildKit.Files;

public class NamePatternTests
{
    [Theory]
    [InlineData("*.go", "main.go", true)]
    [InlineData("[^a-c]?", "de", true)]
    [InlineData("[^a-c]?", "ae", false)]
    [InlineData(@"\*", "*", true)]
    [InlineData("?", "\U0001F600", true)]
    public void MatchesAsGoDoes(string pattern, string name, bool isMatch) =>
        Assert.Equal(isMatch, NamePattern.Parse(pattern)!.IsMatch(name));

    [Fact]
    public void OneOfMoreSignsThanANameHasMatchesNothing() => Assert.Null(NamePattern.Parse(new string('?', 20_000)));

    [Fact]
    public void ARangeThatRunsBackwardsMatchesNothing() => Assert.Null(NamePattern.Parse("[z-a]"));
}
