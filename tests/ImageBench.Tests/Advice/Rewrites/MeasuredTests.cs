using ImageBench.Advice;
using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Tests.Advice.Rewrites;

/// <summary>What rewrites take from what was measured of the unchanged image.</summary>
public class MeasuredTests
{
    private const string Made = "FROM debian:13\nRUN make-it /bulk\nRUN rm -rf /bulk\nCMD [\"true\"]\n";

    [Fact]
    public void ARemovalIsJoinedToTheStepThatWroteWhereTheWasteShowsWhichOneThatWas()
    {
        Assert.Null(Apply("removal-in-same-layer", Made, RewriteFacts.None));
        Assert.Null(Apply("removal-in-same-layer", Made, Image(("/other/file", 5_000), wastedOfFirst: 5_000)));
        Assert.Null(Apply("removal-in-same-layer", Made, Image(("/bulk/file", 5_000), wastedOfFirst: 0)));

        var joined = Apply("removal-in-same-layer", Made, Image(("/bulk/file", 5_000), wastedOfFirst: 5_000));

        Assert.Equal("FROM debian:13\nRUN make-it /bulk \\\n && rm -rf /bulk\nCMD [\"true\"]\n", joined?.Text.Text);
    }

    [Theory]
    [InlineData("pip-no-cache", "RUN pip install bottle", 30 + 4)] // What lies in pip's cache, and what is wasted.
    [InlineData("npm-cache-cleaned", "RUN npm ci", 4)]
    [InlineData("apt-no-recommends", "RUN apt-get install -y curl", 800)] // Anywhere: all that the Dockerfile added.
    [InlineData("go-stripped", "RUN go build -o /app .", 800)]
    public void WhatWasMeasuredBoundsWhatARewriteCanSave(string name, string step, long most)
    {
        var (before, rewrite) = (DockerfileSource.Parse($"FROM debian:13\n{step}\n"), Named(name));
        var facts = Image(("/x", 4), wastedOfFirst: 4) with
        {
            Folders = new Dictionary<string, ByteSize> { ["/root/.cache/pip"] = new(30), ["/root/.npm"] = new(0) },
        };

        var after = rewrite.Apply(before, facts)!.Text;

        Assert.Equal(new ByteSize(most), PossibleGain.Of([rewrite], before, after, facts, new ByteSize(800)));
        Assert.Null(PossibleGain.Of([rewrite], before, after, RewriteFacts.None, new ByteSize(800)));
    }

    [Fact]
    public void OnAnotherImageAllMayGo()
    {
        var before = DockerfileSource.Parse("FROM debian:13\nCMD [\"true\"]\n");
        var facts = Image(("/x", 4), wastedOfFirst: 4);
        var rewrite = Named("base-slim");

        Assert.Equal(
            new ByteSize(1_000), PossibleGain.Of([rewrite], before, rewrite.Apply(before, facts)!.Text, facts, new ByteSize(10)));
    }

    private static Rewrite Named(string name) => RewriteList.All.Single(rewrite => rewrite.Name == name);

    private static Rewritten? Apply(string rewrite, string text, RewriteFacts facts) =>
        Named(rewrite).Apply(DockerfileSource.Parse(text), facts);

    private static RewriteFacts Image((string Path, long Bytes) waste, long wastedOfFirst) => new()
    {
        Image = new ImageFacts(
            "sha256:1",
            [
                new Layer(1, "sha256:2", "ADD rootfs", new ByteSize(200), 1) { Wasted = default(ByteSize) },
                new Layer(2, "sha256:3", "RUN make-it /bulk", new ByteSize(800), 1) { Wasted = new ByteSize(wastedOfFirst) },
                new Layer(3, "sha256:4", "RUN rm -rf /bulk", default, 0) { Wasted = default(ByteSize) },
            ],
            3,
            "")
        {
            Waste = [new WastedFile(waste.Path, new ByteSize(waste.Bytes), 1)],
        },
    };
}
