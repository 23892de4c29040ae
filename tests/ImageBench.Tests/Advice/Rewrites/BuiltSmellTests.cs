using ImageBench.Advice;

namespace ImageBench.Tests.Advice.Rewrites;

/// <summary>What lies beside smells so that they can be built on a real engine.</summary>
public class BuiltSmellTests
{
    // The base set is of Debian, and Alpine cannot be made of it.
    private const string OfNoBase = "base-alpine";

    [Fact]
    public void EachRewriteHasOneThatAPersonRepairedAndOneThatItBreaksForAKnownCause()
    {
        var smells = Smell.All().ToLookup(smell => smell.Rewrite, StringComparer.Ordinal);

        Assert.All(RewriteList.All.Select(rewrite => rewrite.Name).Where(name => name != OfNoBase), name =>
        {
            Assert.True(smells[name].Any(smell => smell.Repaired is not null), $"{name} needs a repair by hand.");
            Assert.True(smells[name].Any(smell => smell is { Cause.Length: > 0 }), $"{name} needs one that it breaks, with cause.txt.");
        });
    }
}
