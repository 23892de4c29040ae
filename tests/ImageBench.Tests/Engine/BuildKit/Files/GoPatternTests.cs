using ImageBench.Engine.BuildKit.Files;

namespace ImageBench.Tests.Engine.BuildKit.Files;

public class GoPatternTests
{
    [Theory]
    [InlineData("*.go", "main.go", true)]
    [InlineData("*.go", "main.gox", false)]
    [InlineData("a*", "a", true)]
    [InlineData("*a*b**c", "xxabab-bc", true)]
    [InlineData("*a*b*c", "xxabab-b", false)]
    [InlineData("a*b", "a", false)]
    [InlineData("[^a-c]?", "de", true)]
    [InlineData("[^a-c]?", "ae", false)]
    [InlineData("[a-cx-z]", "y", true)]
    [InlineData("[^^]", "^", false)]
    [InlineData("[a^]", "^", true)]
    [InlineData("[[]", "[", true)]
    [InlineData(@"[\]-a]", "^", true)]
    [InlineData("[z-a]", "m", false)]
    [InlineData("[^z-a]", "m", true)]
    [InlineData("x]", "x]", true)]
    [InlineData(@"\*", "*", true)]
    [InlineData(@"\*", "a", false)]
    [InlineData("?", "\U0001F600", true)]
    [InlineData("[\U0001F600-\U0001F610]", "\U0001F605", true)]
    public void MatchesAsGoDoes(string pattern, string name, bool isMatch) =>
        Assert.Equal(isMatch, GoPattern.Parse(pattern)!.IsMatch(name));

    [Theory]
    [InlineData("[")]
    [InlineData("[]")]
    [InlineData("[]a]")]
    [InlineData("[^]a]")]
    [InlineData("[-]")]
    [InlineData("[a-]")]
    [InlineData("[a--]")]
    [InlineData("[-x]")]
    [InlineData("[a")]
    [InlineData(@"[a\")]
    [InlineData(@"a\")]
    public void WhatGoDoesNotTakeIsNoPattern(string pattern) => Assert.Null(GoPattern.Parse(pattern));

    [Theory]
    [InlineData("?")]
    [InlineData("*?")]
    [InlineData("*a")]
    [InlineData("[a-z]")]
    [InlineData("[^[]*")]
    public void OneOfManySignsAsksForMemoryByItsLength(string part)
    {
        var pattern = string.Concat(Enumerable.Repeat(part, 200_000 / part.Length));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.False(GoPattern.Parse(pattern)!.IsMatch(new string('a', 255)));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 32 * 1024 * 1024);
    }
}
