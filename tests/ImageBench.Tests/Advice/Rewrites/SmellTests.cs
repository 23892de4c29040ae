using ImageBench.Advice;
using ImageBench.Advice.Lines;

namespace ImageBench.Tests.Advice.Rewrites;

public class SmellTests
{
    public static TheoryData<string, string> Names() => [.. Smell.All().Select(smell => (smell.Rewrite, smell.Name))];

    [Theory]
    [MemberData(nameof(Names))]
    public void IsRewrittenAsWasAcceptedOrLeft(string rewrite, string name)
    {
        var smell = new Smell(rewrite, name);

        var rewritten = smell.Apply();

        var (text, ignore) = (rewritten?.Text.Text, rewritten?.IgnoreFile);
        var expected = smell.Expected ?? (smell.ExpectedIgnore is null ? null : smell.Dockerfile);
        smell.Keep("Dockerfile", text == expected ? null : text ?? "(left)\n");
        smell.Keep("dockerignore", ignore == smell.ExpectedIgnore ? null : ignore ?? "(left)\n");
        Assert.Equal(expected, text);
        Assert.Equal(smell.ExpectedIgnore, ignore);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void IsRewrittenOnce(string rewrite, string name)
    {
        var smell = new Smell(rewrite, name);
        if (smell.Expected is null)
            return;
        var rule = RewriteList.All.Single(one => one.Name == rewrite);

        Assert.Null(rule.Apply(DockerfileSource.Parse(smell.Expected), smell.Facts()));
    }

    [Fact]
    public void EachRewriteHasSmellsThatItChangesOneThatItLeavesAndOneThatItBreaks()
    {
        var smells = Smell.All().ToLookup(smell => smell.Rewrite, StringComparer.Ordinal);

        Assert.Equal(RewriteList.All.Select(rewrite => rewrite.Name).Order(StringComparer.Ordinal), smells.Select(group => group.Key));
        Assert.All(smells, group =>
        {
            Assert.True(group.Count(smell => IsChanged(smell) && smell.Name != "breaks") >= 2, $"{group.Key} needs two that it changes.");
            Assert.True(group.Any(smell => !IsChanged(smell)), $"{group.Key} needs one that it leaves.");
            Assert.True(group.Any(smell => smell.Name == "breaks" && IsChanged(smell)), $"{group.Key} needs one that it breaks.");
        });
    }

    [Fact]
    public void EachRewriteSaysWhatItIs() => Assert.All(RewriteList.All, rewrite =>
    {
        Assert.Matches("^[a-z]+(-[a-z]+)+$", rewrite.Name);
        Assert.EndsWith(".", rewrite.Does, StringComparison.Ordinal);
        Assert.EndsWith(".", rewrite.MayCost, StringComparison.Ordinal);
        Assert.NotEmpty(rewrite.Source);
    });

    private static bool IsChanged(Smell smell) => smell.Expected is not null || smell.ExpectedIgnore is not null;
}
