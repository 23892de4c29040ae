using ImageBench.Scenarios.Ignore;

namespace ImageBench.Tests.Scenarios.Ignore;

/// <summary>
/// What of a pattern means something in the regular expression that Docker makes of it. The verdicts are those of Docker's own matcher on
/// the same pairs.
/// </summary>
public class IgnoreExpressionTests
{
    [Theory]
    // Docker's translation does not know that it is inside a list: a star there closes it.
    [InlineData("[a*]", "a/]")]
    [InlineData("[a*]", "a", false)]
    [InlineData("^a*", "^ab", false)]
    // It escapes the signs of an expression below the letters only: braces are numbers of times, and a bar is one of two.
    [InlineData("lo{2}k*", "lookup")]
    [InlineData("lo{2}k*", "lokup", false)]
    [InlineData("lo{2}k*", "lo{2}kup", false)]
    [InlineData("lo{1,2}k?", "loks")]
    [InlineData("lo{1,}k?", "looooks")]
    [InlineData("lo{0}k?", "lks")]
    [InlineData("?{3}", "abc")]
    [InlineData("?{3}", "ab", false)]
    [InlineData("[ab]{2}", "ba")]
    [InlineData("*.{js,ts}", "x.{js,ts}")]
    [InlineData("*.{js,ts}", "x.js", false)]
    [InlineData("lo{02}k*", "lo{02}kup")]
    [InlineData("lo{2", "lo{2")]
    [InlineData("lo{2}k", "lo{2}k")]
    [InlineData("log|tmp*", "logs/x")]
    [InlineData("log|tmp*", "a/tmp9")]
    [InlineData("log|tmp*", "a/tmp/9", false)]
    // Backslashes before digits and a few letters more.
    [InlineData(@"bin\x64", "bind")]
    [InlineData(@"bin\x{64}", "bind")]
    [InlineData(@"logs\2024", "logs2024", false)]
    [InlineData(@"a\101", "aA")]
    [InlineData(@"a\Qb^c|\E*", "ab^c|d")]
    [InlineData(@"a\Qb*", "ab[^/]*$")]
    [InlineData(@"a\Qb*", "abc", false)]
    [InlineData(@"a\z", "a")]
    [InlineData(@"a\b*", "ab", false)]
    [InlineData(@"a\b*", "a-b")]
    [InlineData(@"a\Bb*", "abc")]
    [InlineData("v[[:digit:]]", "v]", false)]
    [InlineData("v[[:digit:]]", "v4")]
    [InlineData("v[[:^digit:]]", "vx")]
    [InlineData(@"v[\d]", "v4")]
    [InlineData(@"v[\D]", "v4", false)]
    [InlineData(@"v[^\w]", "v-")]
    [InlineData("v[😀-😂]", "v😁")]
    public void MatchesAsDockerDoes(string pattern, string path, bool matches = true)
    {
        var (parsed, flaw) = IgnorePattern.Parse(pattern);
        Assert.Null(flaw);
        Assert.Equal(matches, parsed!.Matches(path));
    }
}
