using System.Runtime.InteropServices;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Model;
using ImageBench.Scenarios.Dockerfiles;

namespace ImageBench.Tests.Scenarios.Dockerfiles;

public class DockerfileFactsTests
{
    private const string ManyStages = """
        ARG GO=1.24
        ARG GO_IMAGE=golang:${GO}-alpine
        ARG EMPTY=
        FROM ${GO_IMAGE} AS Base
        FROM base AS build
        RUN --mount=type=bind,from=tools:1,target=/t make
        FROM node:${NODE:-22}-slim AS assets
        FROM scratch AS run
        COPY --from=build /app /app
        COPY --from=busybox:1 /bin/sh /bin/sh
        FROM ${EMPTY:-debian}${GO:+:trixie} AS test
        COPY --from=2 /assets /assets
        COPY --from=run /app /app
        """;

    [Theory]
    [InlineData("base", "buildkit", "golang:1.24-alpine")]
    [InlineData("BUILD", "buildkit", "golang:1.24-alpine tools:1")]
    [InlineData("assets", "buildkit", "node:22-slim")]
    [InlineData("2", "buildkit", "node:22-slim")]
    [InlineData("run", "buildkit", "golang:1.24-alpine tools:1 busybox:1")]
    [InlineData("run", "classic", "golang:1.24-alpine tools:1 node:22-slim busybox:1")]
    [InlineData(null, "buildkit", "golang:1.24-alpine tools:1 node:22-slim busybox:1 debian:trixie")]
    [InlineData("none", "buildkit", "")]
    [InlineData("5", "buildkit", "")]
    public void ABuildNeedsTheImagesOfTheStagesThatItReaches(string? target, string word, string images)
    {
        var builder = Words.Find<Builder>(word)!.Value;

        Assert.Equal(images, string.Join(' ', DockerfileReader.Parse(ManyStages).ParentImages(target, new Dictionary<string, string>(), builder)));
    }

    [Fact]
    public void GivenArgumentsWinOverDefaultsWhereTheyAreDeclared()
    {
        var facts = DockerfileReader.Parse(ManyStages);

        Assert.Equal(["golang:2-alpine"], facts.ParentImages("base", new Dictionary<string, string> { ["GO"] = "2" }, Builder.BuildKit));
        Assert.Equal(["mine"], facts.ParentImages("base", new Dictionary<string, string> { ["GO_IMAGE"] = "mine" }, Builder.BuildKit));
        Assert.Equal(["node:22-slim"], facts.ParentImages("assets", new Dictionary<string, string> { ["NODE"] = "18" }, Builder.BuildKit));
    }

    [Fact]
    public void AStageSeesOnlyStagesBeforeIt()
    {
        var none = new Dictionary<string, string>();

        Assert.Equal(["alpine"], DockerfileReader.Parse("FROM alpine AS alpine\nCOPY --from=0 / /").ParentImages(null, none, Builder.BuildKit).Except(["0"]));
        Assert.Equal(["debian", "later"], DockerfileReader.Parse("FROM debian AS a\nCOPY --from=later / /\nFROM x AS later").ParentImages("a", none, Builder.BuildKit));
        Assert.Equal(["new"], DockerfileReader.Parse("FROM old AS a\nFROM new AS a\nFROM a").ParentImages(null, none, Builder.BuildKit));
        Assert.Empty(DockerfileReader.Parse("FROM $NOTHING").ParentImages(null, none, Builder.BuildKit));
    }

    [Fact]
    public void AnArgumentInsideAStageDoesNotReachFromLines()
    {
        var facts = DockerfileReader.Parse("FROM a\nARG IMAGE=b\nFROM x${IMAGE}");

        Assert.Equal(["x"], facts.ParentImages(null, new Dictionary<string, string> { ["IMAGE"] = "c" }, Builder.BuildKit));
        Assert.Null(facts.FindGlobalArgument("IMAGE"));
        Assert.True(facts.Takes("IMAGE"));
        Assert.False(facts.Takes("IMAGES"));
    }

    [Fact]
    public void TheBuildersOwnArgumentsPickAStage()
    {
        var architecture = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "amd64";
        var facts = DockerfileReader.Parse("FROM a AS base-amd64\nFROM b AS base-arm64\nFROM base-${TARGETARCH}");

        Assert.Equal([architecture == "amd64" ? "a" : "b"], facts.ParentImages(null, new Dictionary<string, string>(), Builder.BuildKit));
    }
}
