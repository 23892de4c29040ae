using ImageBench.Scenarios.Dockerfiles;

namespace ImageBench.Tests.Scenarios.Dockerfiles;

public class DockerfileReaderTests
{
    [Fact]
    public void ArgumentsKnowTheirDefaultLineAndStage()
    {
        using var folder = new TempFolder();
        var path = folder.Write("Dockerfile", "# a comment\r\nARG A\r\narg B=1 C=\"two words\" D='x'\r\nFROM a AS one\r\nARG A\r\nFROM b\r\nARG E=\r\n");

        var facts = DockerfileReader.Read(path);

        Assert.Equal(
            [
                new("A", null, 2, null),
                new("B", "1", 3, null),
                new("C", "two words", 3, null),
                new("D", "x", 3, null),
                new DockerfileArgument("A", null, 5, 0),
                new DockerfileArgument("E", "", 7, 1),
            ],
            facts.Arguments);
        Assert.Equal([("one", "a", 4), (null, "b", 6)], facts.Stages.Select(stage => (stage.Name, stage.From, stage.Line)));
    }

    [Fact]
    public void DirectivesStandFirstOrAreComments()
    {
        Assert.Equal("docker/dockerfile:1.7", DockerfileReader.Parse("# Syntax = docker/dockerfile:1.7 \n# escape=`\nFROM a").Syntax);
        Assert.Null(DockerfileReader.Parse("# first a comment\n# syntax=docker/dockerfile:1\nFROM a").Syntax);
        Assert.Null(DockerfileReader.Parse("FROM a\n# syntax=docker/dockerfile:1").Syntax);
        Assert.Equal('\\', DockerfileReader.Parse("\n# escape=`\nFROM a").Escape);
    }

    [Theory]
    [InlineData("FROM \\\n  a \\  \n# a comment\n\n  AS \\\n  one\nFROM b", "a/one b/")]
    [InlineData("# escape=`\nFROM `\n  a AS one\nRUN dir C:\\\nFROM b", "a/one b/")]
    [InlineData("FROM a\nRUN echo \\\\\nFROM b", "a/ b/")]
    [InlineData("FROM a\nRUN x \\\nFROM not a stage\nFROM b", "a/ b/")]
    [InlineData("FROM --platform=$BUILDPLATFORM a as one\n\tfrom b", "a/one b/")]
    [InlineData("\uFEFFFROM a", "a/")]
    [InlineData("FROM a \\", "a/")]
    [InlineData("FROM", "/")]
    [InlineData("", "")]
    public void InstructionsRunOverManyLines(string text, string stages) => Assert.Equal(stages, Stages(text));

    [Theory]
    [InlineData("FROM a\nRUN <<EOF\nFROM x\nEOF\nFROM b", "a/ b/")]
    [InlineData("FROM a\nRUN cat <<-\"end\" > f && cat <<OTHER\n\tFROM x\n\tend\nFROM y\nOTHER\nFROM b", "a/ b/")]
    [InlineData("FROM a\nCOPY --chmod=755 <<run.sh <<'b' /bin/\nFROM x\nrun.sh\nFROM y\nb\nFROM b", "a/ b/")]
    [InlineData("FROM a\nRUN cat <<EOF\r\nFROM x\r\nEOF\r\nFROM b", "a/ b/")]
    [InlineData("FROM a\nRUN cat <<<word && echo $((1<<2)) && echo '<<EOF'\nFROM b", "a/ b/")]
    [InlineData("FROM a\nRUN echo \"x <<EOF \"\nFROM b", "a/ b/")]
    [InlineData("FROM a\nENV X <<EOF\nFROM b\nEOF", "a/ b/")]
    public void HereDocumentsAreSkipped(string text, string stages) => Assert.Equal(stages, Stages(text));

    [Fact]
    public void WhatAStageCopiesAndMountsFromIsKnown()
    {
        var facts = DockerfileReader.Parse(
            """
            FROM a
            COPY --chown=1 --from=build /x /y
            copy --FROM="tools:1" /x /y
            COPY --from
            RUN --mount=type=cache,target=/c --mount=type=bind,from=deps,source=/d \
                --mount=from=0 make --from=nothing
            RUN echo --mount=from=nothing
            """);

        Assert.Equal(["build", "tools:1", "deps", "0"], Assert.Single(facts.Stages).CopiesFrom);
    }

    private static string Stages(string text) => string.Join(' ', DockerfileReader.Parse(text).Stages.Select(stage => $"{stage.From}/{stage.Name}"));
}
