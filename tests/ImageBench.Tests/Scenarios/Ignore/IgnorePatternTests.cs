using ImageBench.Scenarios.Ignore;
namespace ImageBench.Tests.Scenarios.Ignore;

/// <summary>
/// What a pattern matches by itself, folders above left aside. The verdicts are those of Docker's own matcher on the same pairs.
/// </summary>
public class IgnorePatternTests
{
    [Theory]
    // No wildcard: the very path, and signs that mean something only in a regular expression mean nothing.
    [InlineData("main.go", "main.go")]
    [InlineData("main.go", "main_go", false)]
    [InlineData("main.go", "cmd/main.go", false)]
    [InlineData("v1(2)+{3}|$", "v1(2)+{3}|$")]
    [InlineData("a^b", "a^b")]
    [InlineData(".", "main.go", false)]
    [InlineData("/", "main.go", false)]
    [InlineData("../main.go", "main.go", false)]
    // One star and one question mark stay within a folder.
    [InlineData("*", "main.go")]
    [InlineData("*", ".env")]
    [InlineData("*", "cmd/main.go", false)]
    [InlineData("*.go", "main.go")]
    [InlineData("*.go", ".go")]
    [InlineData("*.go", "main.gob", false)]
    [InlineData("*.go", "cmd/main.go", false)]
    [InlineData("cmd/*/main.go", "cmd/api/main.go")]
    [InlineData("cmd/*/main.go", "cmd/main.go", false)]
    [InlineData("cmd/*/main.go", "cmd/api/v1/main.go", false)]
    [InlineData("a*b*c", "aXbYbZc")]
    [InlineData("a*b*c", "aXbYbZ", false)]
    [InlineData("dist/*.whl", "dist/app-1.0+g08ac-py3.whl")]
    [InlineData("temp?", "temp1")]
    [InlineData("temp?", "temp", false)]
    [InlineData("temp?", "temp12", false)]
    [InlineData("a?b", "a/b", false)]
    [InlineData("a?b", "aéb")]
    [InlineData("a?b", "a😀b")]
    [InlineData("a??b", "a😀b", false)]
    [InlineData("*.go", "multi\nline.go")]
    [InlineData("*.go", "main.go\n", false)]
    // Two stars cross folders, with and without a slash beside them.
    [InlineData("**", "main.go")]
    [InlineData("**", "cmd/api/main.go")]
    [InlineData("**/", "cmd/main.go")]
    [InlineData("**/**", "cmd/main.go")]
    [InlineData("**/main.go", "main.go")]
    [InlineData("**/main.go", "cmd/api/main.go")]
    [InlineData("**/main.go", "domain.go", false)]
    [InlineData("**main.go", "cmd/domain.go")]
    [InlineData("**/*.go", "main.go")]
    [InlineData("**/*.go", "cmd/api/main.go")]
    [InlineData("**/*.go", "cmd/api/main.gob", false)]
    [InlineData("**/**/*.go", "main.go")]
    [InlineData("**/.env", "app.env", false)]
    [InlineData("**/api/*", "cmd/api/main.go")]
    [InlineData("**/api/*", "cmd/api/v1/main.go", false)]
    [InlineData("**/api/**", "cmd/api/v1/main.go")]
    [InlineData("**/api/**", "cmd/api", false)]
    [InlineData("cmd/**", "cmd/api/main.go")]
    [InlineData("cmd/**", "cmd", false)]
    [InlineData("cmd/**", "cmdline", false)]
    [InlineData("cmd**", "cmdline/x")]
    [InlineData("cmd/**/main.go", "cmd/main.go")]
    [InlineData("cmd/**/main.go", "cmd/api/v1/main.go")]
    [InlineData("cmd**/*.go", "cmd/main.go")]
    [InlineData("cmd**/*.go", "cmd/api/v1/main.go")]
    [InlineData("cmd**/*.go", "cmdline.go")]
    [InlineData("cmd/*.go**", "cmd/main.go")]
    [InlineData("a/***", "a/b/c")]
    // Lists of characters.
    [InlineData("v[0-9]", "v7")]
    [InlineData("v[0-9]", "vx", false)]
    [InlineData("v[^0-9]", "vx")]
    [InlineData("v[^0-9]", "v7", false)]
    [InlineData("v[^0-9]", "v😀")]
    [InlineData("v[!0-9]", "v!")]
    [InlineData("v[!0-9]", "vx", false)]
    [InlineData("[a-ω]", "λ")]
    [InlineData(@"[\]a]", "]")]
    [InlineData(@"[\-a]", "-")]
    [InlineData(@"[a\-]", "b", false)]
    [InlineData("v[.+]", "v+")]
    [InlineData("v]", "v]")]
    // Backslashes take the meaning from the next sign, and give one to letters as in a regular expression.
    [InlineData(@"a\*b", "a*b")]
    [InlineData(@"a\*b", "aXb", false)]
    [InlineData(@"a\?", "a?")]
    [InlineData(@"a\[b\]", "a[b]")]
    [InlineData(@"a\\b", @"a\b")]
    [InlineData(@"a\\", @"a\")]
    [InlineData(@"\#notes", "#notes")]
    [InlineData(@"\!keep", "!keep")]
    [InlineData(@"a\_b", "a_b")]
    [InlineData(@"v\d", "v7")]
    [InlineData(@"v\d", "v٣", false)]
    [InlineData(@"bin\bar", "bin/bar", false)]
    [InlineData(@"bin\Debug", "bin/ebug")]
    [InlineData(@"bin\Debug", "bin/Debug", false)]
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
    // With wildcards a byte order mark at the beginning is passed over.
    [InlineData("\uFEFF*.go", "main.go")]
    [InlineData("\uFEFFmain.go", "main.go", false)]
    [InlineData("**/**/**/x*", "xy")]
    [InlineData("a**/**/b*", "a/c/b")]
    public void MatchesAsDockerDoes(string pattern, string path, bool matches = true)
    {
        var (parsed, flaw) = IgnorePattern.Parse(pattern);
        Assert.Null(flaw);
        Assert.Equal(matches, parsed!.Matches(path));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("a[")]
    [InlineData("[]")]
    [InlineData("[]a]")]
    [InlineData("[^]a]")]
    [InlineData("[^")]
    [InlineData("[a")]
    [InlineData("[-a]")]
    [InlineData("[a-]")]
    [InlineData("[a-b-c]")]
    [InlineData("[z-a]")]
    [InlineData(@"[a\")]
    [InlineData(@"a\")]
    [InlineData(@"src\old")]
    [InlineData("![")]
    [InlineData("!")]
    [InlineData("!/")]
    [InlineData(@"logs\1")]
    [InlineData(@"logs\8x")]
    [InlineData(@"bin\xyz")]
    [InlineData(@"a\ü")]
    [InlineData("*{2}")]
    [InlineData("a?{2}{3}")]
    [InlineData("a?{1001}")]
    [InlineData("a?{3,2}")]
    [InlineData("a*|{2}")]
    [InlineData("[[:digits:]]")]
    public void RefusesWhatDockerRefuses(string pattern) => Assert.NotNull(IgnorePattern.Parse(pattern).Flaw);

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
