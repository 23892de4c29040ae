using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Running.Parents;

namespace ImageBench.Tests.Running.Parents;

public class SharedWithParentTests
{
    [Fact]
    public void TheLongestChainThatTheImageBeginsWithCounts()
    {
        var shared = SharedWithParent.Find(Image("a", "b", "c"), [Parent("a"), Parent("a", "b"), Parent("x", "y", "z")]);

        Assert.Equal(new SharedWithParent(2, new ByteSize(11)), shared);
    }

    [Fact]
    public void AnImageThatIsItsParentIsAllShared() =>
        Assert.Equal(2, SharedWithParent.Find(Image("a", "b"), [Parent("a", "b")])!.LayerCount);

    [Theory]
    [InlineData("b")]
    [InlineData("a", "c")]
    [InlineData("a", "b", "c", "d")]
    public void AChainThatTheImageDoesNotBeginWithIsNotItsParent(params string[] parent) =>
        Assert.Null(SharedWithParent.Find(Image("a", "b", "c"), [Parent(parent)]));

    [Fact]
    public void AParentWithoutLayersIsNotShared() => Assert.Null(SharedWithParent.Find(Image("a"), [Parent()]));

    [Fact]
    public void WithoutParentsNothingIsKnown() => Assert.Null(SharedWithParent.Find(Image("a"), []));

    // Layers of 1, 10, 100, ... bytes: a sum tells which are in it.
    private static ImageFacts Image(params string[] diffIds) =>
        new("sha256:image",
            [.. diffIds.Select((id, index) => new Layer(index + 1, id, "RUN", new ByteSize((long)Math.Pow(10, index)), 1))],
            diffIds.Length,
            "");

    private static ParentFacts Parent(params string[] diffIds) => new("parent", "sha256:parent", null, diffIds);
}
