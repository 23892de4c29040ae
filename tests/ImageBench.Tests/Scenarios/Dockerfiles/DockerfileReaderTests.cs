using ImageBench.Model.Builds;
using ImageBench.Scenarios.Dockerfiles;

namespace ImageBench.Tests.Scenarios.Dockerfiles;

public class DockerfileReaderTests
{
    [Fact]
    public void ArgumentsKnowTheirDefaultLineAndStage()
    {
        using var folder = new TempFolder();
        var path = folder.Write(
            "Dockerfile", "# a comment\r\nARG A\r\narg B=1 C=\"two words\" D='x'\r\nFROM a AS one\r\nARG A\r\nFROM b\r\nARG E=\r\n");

        var facts = DockerfileReader.Read(path);

        Assert.Equal(
            [
                new("A", null, 2, null),
                new("B", "1", 3, null),
                new("C", "\"two words\"", 3, null),
                new("D", "'x'", 3, null),
                new DockerfileArgument("A", null, 5, 0),
                new DockerfileArgument("E", "", 7, 1),
            ],
            facts.Arguments);
        Assert.Equal([("one", "a", 4), (null, "b", 6)], facts.Stages.Select(stage => (stage.Name, stage.From, stage.Line)));
    }

    [Theory]
    [InlineData("# Syntax = docker/dockerfile:1.7 \n# escape=`\nFROM a", "docker/dockerfile:1.7")]
    [InlineData("# syntax = team/frontend:2 // with options\nFROM a", "team/frontend:2")]
    [InlineData("#!/usr/bin/env builder\n# syntax=team/frontend\nFROM a", "team/frontend")]
    [InlineData("#!/usr/bin/env builder\n\n# syntax=team/frontend\nFROM a", null)]
    [InlineData("#!/usr/bin/env builder", null)]
    [InlineData("\uFEFF# syntax=team/frontend\r\nFROM a", "team/frontend")]
    [InlineData("# check=skip=all\n# syntax=team/frontend\nFROM a", "team/frontend")]
    [InlineData("// syntax=team/frontend\nanything", "team/frontend")]
    [InlineData("{ \"syntax\": \"team/frontend\", \"x\": [] }", "team/frontend")]
    [InlineData("{ \"syntax\": \"team/frontend\"", null)]
    [InlineData("{ \"syntax\": 1 }", null)]
    [InlineData("# first a comment\n# syntax=docker/dockerfile:1\nFROM a", null)]
    [InlineData("# owner=team\n# syntax=docker/dockerfile:1\nFROM a", null)]
    [InlineData("FROM a\n# syntax=docker/dockerfile:1", null)]
    [InlineData("# syntax=\nFROM a", null)]
    [InlineData(" # syntax=docker/dockerfile:1\nFROM a", null)]
    public void TheFrontendIsWhatTheFileAsksFor(string text, string? syntax) => Assert.Equal(syntax, DockerfileReader.Parse(text).Syntax);

    [Theory]
    [InlineData("# escape=`\nFROM a", '`')]
    [InlineData("# syntax=docker/dockerfile:1\n#EsCape = ` \nFROM a", '`')]
    [InlineData("  # escape=`\nFROM a", '`')]
    [InlineData("# escape=\\\nFROM a", '\\')]
    [InlineData("\n# escape=`\nFROM a", '\\')]
    [InlineData("# owner=team\n# escape=`\nFROM a", '\\')]
    [InlineData("#!/bin/sh\n# escape=`\nFROM a", '\\')]
    public void DirectivesStandFirstOrAreComments(string text, char escape) => Assert.Equal(escape, DockerfileReader.Parse(text).Escape);

    [Fact]
    public void WhatAStageCopiesAndMountsFromIsKnown()
    {
        var facts = DockerfileReader.Parse(
            """
            FROM --platform="$BUILDPLATFORM" a
            COPY --chown=1 --from=build /x /y
            copy --from="tools:1" /x /y
            COPY --from
            COPY -- --from=nothing /x
            RUN --mount=type=cache,target=/c --mount=type=bind,FROM=deps,source=/d \
                --mount='from=0' make --from=nothing
            RUN echo --mount=from=nothing
            COPY --from=$NOTHING /x /y
            ONBUILD COPY --from=assets /x /y
            """);

        var stage = Assert.Single(facts.Stages);
        Assert.Equal("$BUILDPLATFORM", stage.Platform);
        Assert.Equal([new("build", false), new("tools:1", false), new("deps", true), new StageSource("0", true)], stage.Sources);
        Assert.Equal([new StageSource("assets", false)], stage.Triggers);
        Assert.True(facts.IsCertain);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# FROM a\nRUN true")]
    [InlineData("RUN true\nFROM a")]
    [InlineData("FROM a\nINSTALL b")]
    [InlineData("FROM {{ base }}\nRUN true")]
    [InlineData("FROM a AS")]
    [InlineData("FROM a\nRUN cat <<EOF\nFROM b")]
    [InlineData("# escape=x\nFROM a")]
    [InlineData("# escape=`\n# escape=`\nFROM a")]
    [InlineData("# syntax=team/frontend:1\nFROM a")]
    [InlineData("ARG =x\nFROM a")]
    public void AnOddDockerfileIsNoErrorAndNotCertain(string text) => Assert.False(DockerfileReader.Parse(text).IsCertain);

    [Theory]
    [InlineData("ARG A\nFROM ${A}\nHEALTHCHECK NONE\nstopsignal 9")]
    [InlineData(
        "# syntax=registry.example.org:5000/mirror/dockerfile:1@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            + "\nFROM a")]
    [InlineData("#!/bin/sh\n# syntax=docker/dockerfile-upstream:master\nFROM a")]
    public void AnOrdinaryOneIsCertain(string text) => Assert.True(DockerfileReader.Parse(text).IsCertain);

    [Theory]
    [InlineData("RUN cat <<A\n")]
    [InlineData("RUN cat <<A <<B\nA\n")]
    [InlineData("RUN echo \" ' << ${x:-\n")]
    [InlineData("RUN a \\\n")]
    [InlineData("ARG A=${A#*$A}x\n")]
    [InlineData("FROM ${A#*aab}${A/*aab/}\n")]
    [InlineData("FROM a AS a\nCOPY --from=a a a\n")]
    [InlineData("${a:-")]
    [InlineData("# x=           ")]
    [InlineData("RUN [\"<<a\"]\n")]
    [InlineData("RUN [<<a,]\n")]
    [InlineData("<<a ")]
    [InlineData("\"")]
    [InlineData("\\\n")]
    public void AMegabyteOfAnythingIsReadToItsEnd(string piece)
    {
        var begin = "ARG A=" + new string('a', 1000) + "\nFROM x AS x\nRUN ";
        var facts = DockerfileReader.Parse(begin + string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)));

        Assert.Contains("x", facts.ParentImages("x", new Dictionary<string, string>(), Builder.BuildKit));
        Assert.NotNull(facts.ParentImages(null, new Dictionary<string, string>(), Builder.Classic));
    }
}
