using System.Globalization;
using System.Runtime.InteropServices;
using ImageBench.Model;
using ImageBench.Model.Builds;
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

        Assert.Equal(
            images, string.Join(' ', DockerfileReader.Parse(ManyStages).ParentImages(target, new Dictionary<string, string>(), builder)));
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

        Assert.Equal(
            ["alpine"],
            DockerfileReader.Parse("FROM alpine AS alpine\nCOPY --from=0 / /").ParentImages(null, none, Builder.BuildKit).Except(["0"]));
        Assert.Equal(
            ["debian"],
            DockerfileReader.Parse("FROM debian AS a\nCOPY --from=later / /\nFROM x AS later").ParentImages("a", none, Builder.BuildKit));
        Assert.Equal(
            ["debian", "later"],
            DockerfileReader.Parse("FROM debian AS a\nCOPY --from=later / /\nFROM x AS later").ParentImages("a", none, Builder.Classic));
        Assert.Equal(["later"], DockerfileReader.Parse("FROM later\nFROM x AS later").ParentImages("0", none, Builder.BuildKit));
        Assert.Equal(["new"], DockerfileReader.Parse("FROM old AS a\nFROM new AS a\nFROM a").ParentImages(null, none, Builder.BuildKit));
        Assert.Equal(["a"], DockerfileReader.Parse("FROM a\nCOPY --from=-1 / /").ParentImages(null, none, Builder.BuildKit));
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

    [Theory]
    [InlineData("ARG V=1.24.5\nFROM go:${V%%.*}", "go:1")]
    [InlineData("ARG V=1\nFROM go:\"${V}-alpine\" AS build\nFROM \"go\":'2'\nCOPY --from=build /x /x", "go:1-alpine go:2")]
    [InlineData("ARG BASE\nFROM ${BASE:-\"registry.example.org/base:1\"}", "registry.example.org/base:1")]
    [InlineData("ARG BASE=base:1\nFROM ${BASE:?required}", "base:1")]
    [InlineData("ARG A='x' B=\"y z\" C=${A}1\nFROM $C", "x1")]
    [InlineData(
        "ARG OK=${TARGETPLATFORM##linux/*}\nARG OK=${OK:+\"no\"}\nFROM a AS tool-yes\nFROM b AS tool-no\nFROM tool-${OK:-yes}", "a")]
    [InlineData("FROM team/\\\nbase:1", "team/base:1")]
    [InlineData("FROM a\nRUN --mount=from=0,target=/t true", "a 0")]
    [InlineData("FROM a\nCOPY --from=0 x y", "a")]
    [InlineData("FROM a\nCOPY --from=3 x y", "a")]
    [InlineData("FROM a AS x\nONBUILD COPY --from=tools:1 /t /t\nFROM x", "a tools:1")]
    [InlineData("FROM a AS x\nONBUILD COPY --from=tools:1 /t /t", "a")]
    public void ParentsAreNamedAsBuildKitReadsThem(string text, string images) => Assert.Equal(images, string.Join(' ', Parents(text)));

    [Theory]
    [InlineData("ARG BASE\nFROM ${BASE:?required}")]
    [InlineData("FROM {{ base }}")]
    [InlineData("FROM ${A!}")]
    [InlineData("FROM a:")]
    [InlineData("FROM team/Upper")]
    [InlineData("FROM a:b:c")]
    [InlineData("FROM -x")]
    [InlineData("FROM 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("FROM scratch\nCOPY --from=\"$X\" / /")]
    [InlineData("FROM scratch\nCOPY --from= / /")]
    public void ANameThatCannotBeWorkedOutIsLeftToTheEngine(string text) => Assert.Empty(Parents(text));

    [Theory]
    [InlineData("localhost/a/b_c.d--e:T.1_x@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("Registry:5000/a")]
    [InlineData("[::1]:5000/a")]
    [InlineData("ghcr.io/a/b")]
    public void AnyNameThatAnEngineTakesIsOne(string name) => Assert.Equal([name], Parents($"FROM {name}"));

    [Fact]
    public void AParentOfAnotherPlatformIsNotTakenForThatOfThisOne()
    {
        var other = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux/amd64" : "linux/arm64";
        var text =
            $"FROM --platform=$BUILDPLATFORM a\nFROM --platform={other} b\nFROM --platform=${{X?}} c\nFROM "
                + "--platform=linux/\"$TARGETARCH\" d\nCOPY --from=0 / /\nCOPY --from=1 / /\nCOPY --from=2 / /";
        var facts = DockerfileReader.Parse(text);

        Assert.Equal(
            [new("a", null), new("b", other), new("c", ""), new DockerfileImage("d", null)],
            facts.Images(null, new Dictionary<string, string>(), Builder.BuildKit));
        Assert.Equal(["a", "d"], Parents(text));
    }

    [Theory]
    [InlineData("{0}", true)]
    [InlineData("linux/{0}", true)]
    [InlineData("Linux/{0}", true)]
    [InlineData("linux/{0}/v5", false)]
    [InlineData("windows/{0}", false)]
    [InlineData("linux/s390x", false)]
    [InlineData("s390x", false)]
    [InlineData("", false)]
    public void APlatformIsThisMachinesHoweverItIsWritten(string written, bool isOwn)
    {
        string[] names = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? ["arm64", "aarch64"] : ["amd64", "x86_64"];

        Assert.All(
            names, name => Assert.Equal(isOwn, GlobalArguments.IsOwn(string.Format(CultureInfo.InvariantCulture, written, name))));
    }

    [Fact]
    public void TheFrontendIsHadBeforehandUnlessTheClassicBuilderReads()
    {
        var none = new Dictionary<string, string>();
        var facts = DockerfileReader.Parse("# syntax=docker/dockerfile:1\nFROM a");

        Assert.Equal("docker/dockerfile:1", facts.Frontend(none, Builder.BuildKit));
        Assert.Null(facts.Frontend(none, Builder.Classic));
        Assert.Equal(
            "team/other:2", facts.Frontend(new Dictionary<string, string> { ["BUILDKIT_SYNTAX"] = " team/other:2 x" }, Builder.BuildKit));
        Assert.Null(DockerfileReader.Parse("# syntax=<no> name\nFROM a").Frontend(none, Builder.BuildKit));
        Assert.Null(DockerfileReader.Parse("FROM a").Frontend(none, Builder.BuildKit));
    }

    private static IReadOnlyList<string> Parents(string text) =>
        DockerfileReader.Parse(text).ParentImages(null, new Dictionary<string, string>(), Builder.BuildKit);
}
