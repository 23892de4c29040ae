using System.Text;
using ImageBench.Scenarios.Ignore;

namespace ImageBench.Tests.Scenarios.Ignore;

public class IgnoreRulesTests
{
    [Theory]
    [InlineData("docs", "docs/a/b.md")]
    [InlineData("docs/", "docs/a/b.md")]
    [InlineData("/docs", "docs/a/b.md")]
    [InlineData("**/docs", "src/docs/a/b.md")]
    [InlineData("*/docs", "src/docs/a/b.md")]
    [InlineData("*", "docs/a/b.md")]
    [InlineData("docs", "src/docs/b.md", false)]
    [InlineData("docs", "docs2/b.md", false)]
    [InlineData(".", "docs/b.md", false)]
    [InlineData("", "docs/b.md", false)]
    // The last match wins, whatever came before.
    [InlineData("*.md\n!README.md", "README.md", false)]
    [InlineData("*.md\n!README.md", "NEWS.md")]
    [InlineData("!README.md\n*.md", "README.md")]
    [InlineData("*.md\n!README*.md\nREADME-secret.md", "README-secret.md")]
    [InlineData("*.md\nREADME-secret.md\n!README*.md", "README-secret.md", false)]
    [InlineData("*.md\n! README.md", "README.md", false)]
    // A folder left out, and something in it kept.
    [InlineData("docs\n!docs/README.md", "docs/README.md", false)]
    [InlineData("docs\n!docs/README.md", "docs/NEWS.md")]
    [InlineData("docs/*\n!docs/README.md", "docs/README.md", false)]
    [InlineData("**\n!src/web", "src/web/a/b.js", false)]
    [InlineData("**\n!src/web", "src/api/a.js")]
    [InlineData("**\n!src/web\nsrc/web/a/b.js", "src/web/a/b.js")]
    [InlineData("*\n!**/*.go", "cmd/api/main.go", false)]
    [InlineData("*\n!*.go", "cmd/main.go")]
    [InlineData("node_modules\n!**/keep/*", "node_modules/x/keep/y", false)]
    // What was left out already is not asked for again, so that what an exception keeps of it stays.
    [InlineData("a\n!a/b\na", "a/b", false)]
    [InlineData("a\n!a/b\na/b", "a/b")]
    // An exception that names a folder which nothing left out does not reach into it; one that names a folder which was left out does.
    [InlineData("**/*.log\n!logs", "logs/today.log")]
    [InlineData("**/*.log\n!logs", "logs", false)]
    [InlineData("**/*.log\n!logs/", "logs/old/today.log")]
    [InlineData("**/*.log\n!logs/*", "logs/today.log", false)]
    [InlineData("**/*.log\n!logs/*", "logs/old/today.log")]
    [InlineData("**/*.log\n!logs/**", "logs/old/today.log", false)]
    [InlineData("logs\n**/*.log\n!logs", "logs/today.log", false)]
    [InlineData("*\n!logs\nlogs/*.log", "logs/today.log")]
    public void TheLastMatchOfAPathOrAFolderAboveDecides(string file, string path, bool excluded = true)
    {
        var rules = Rules(file);
        Assert.Empty(rules.Mistakes);
        Assert.Equal(excluded, rules.Excludes(path));
    }

    [Theory]
    [InlineData("docs", "docs", false)]
    [InlineData("docs\n!README.md", "docs", false)]
    [InlineData("docs\n!docs/a/README.md", "docs", true)]
    [InlineData("docs\n!docs/a/README.md", "docs/a", true)]
    [InlineData("docs\n!docs/a/README.md", "docs/b", false)]
    [InlineData("docs\n!docs/a/**", "docs/b", false)]
    [InlineData("docs\n!docs2/x", "docs", false)]
    [InlineData("docs\n!**/README.md", "docs", true)]
    [InlineData("docs\n!*.md", "docs", true)]
    public void AnExcludedFolderIsLookedIntoOnlyForAnException(string file, string folder, bool lookedInto) =>
        Assert.Equal(lookedInto, Rules(file).CouldKeepBelow(folder));

    [Fact]
    public void EveryBadPatternIsAMistakeWithItsLineAndARemedy()
    {
        var mistakes = Rules("bin\n\n[\n!\nsrc\\old\n").Mistakes;
        Assert.Equal([3, 4, 5], mistakes.Select(mistake => mistake.Line));
        Assert.Equal(
            """/app/.dockerignore:5: the pattern "src\old" has a backslash before "o", which Docker refuses. Write / between folders.""",
            mistakes[2].ToString());
    }

    [Fact]
    public void AMistakeQuotesNoMoreOfALineThanCanBeRead()
    {
        var mistake = Assert.Single(Rules("ok\n" + new string('x', 70_000) + "\nbin").Mistakes);

        Assert.Equal(2, mistake.Line);
        Assert.Equal($"the pattern \"{new string('x', 100)}...\" is longer than the 64 KiB that Docker reads as one line", mistake.What);
    }

    [Fact]
    public void AFileThatWouldFillTheMemoryIsToldOnce()
    {
        var mistake = Assert.Single(Rules(string.Concat(Enumerable.Repeat("?{1000}\n", 5_000))).Mistakes);

        Assert.InRange(mistake.Line!.Value, 3_900, 4_000);
    }

    private static IgnoreRules Rules(string file) =>
        IgnoreRules.Of(new IgnoreFile("/app/.dockerignore", IgnoreFile.Parse(Encoding.UTF8.GetBytes(file))));
}
