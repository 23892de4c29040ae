using ImageBench.Advice;
using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites;

namespace ImageBench.Tests.Advice.Lines;

public class DockerfileSourceTests
{
    private const string Text =
        "# syntax=docker/dockerfile:1\n# escape=\\\n\nARG A=1\nFROM a AS build\n# why\nRUN one \\\n  # between\n\n  && two\n\n"
            + "COPY <<EOF /x\nFROM x\nEOF\nFROM b\nCMD [\"x\"]";

    [Theory]
    [InlineData(Text)]
    [InlineData("FROM a\r\nRUN x \\\r\n  y\r\n\r\n")]
    [InlineData("")]
    [InlineData("\n\n# nothing")]
    [InlineData("FROM a\nRUN x \\\n")]
    [InlineData("FROM a\nRUN cat <<EOF\nnever ended")]
    [InlineData("\uFEFFFROM a\nRUN x")]
    public void PartsAreTheWholeText(string text) =>
        Assert.Equal(text, string.Concat(DockerfileSource.Parse(text).Parts.Select(part => part.Text)));

    [Fact]
    public void InstructionsKnowTheirTextAndStage()
    {
        var source = DockerfileSource.Parse(Text);

        Assert.Equal(["ARG", "FROM", "RUN", "COPY", "FROM", "CMD"], source.Instructions.Select(part => part.Word));
        Assert.Equal(["RUN one \\\n  # between\n\n  && two\n", "COPY <<EOF /x\nFROM x\nEOF\n"], Texts(source.Stages[0]));
        Assert.Equal(["CMD [\"x\"]"], Texts(source.Stages[1]));
        Assert.True(source.IsCertain);
    }

    [Fact]
    public void EditsKeepAllElse()
    {
        var source = DockerfileSource.Parse(Text);
        var (run, copy, cmd) = (source.Stages[0].Instructions[0], source.Stages[0].Instructions[1], source.Stages[1].Instructions[0]);

        var edited = source.With(
            PartEdit.Replace(run, "RUN three", "of it"),
            PartEdit.Remove(copy, "of that"),
            new PartEdit(cmd, "of those") { Before = "USER 1", After = "STOPSIGNAL 9" });

        Assert.Equal(
            "# syntax=docker/dockerfile:1\n# escape=\\\n\nARG A=1\nFROM a AS build\n# why\nRUN three\n\nFROM b\nUSER 1\nCMD "
                + "[\"x\"]\nSTOPSIGNAL 9",
            edited.Text);
        Assert.Equal(
            "# syntax=docker/dockerfile:1\n# escape=\\\n\nARG A=1\nFROM a AS build\n# why\n# of it\nRUN three\n\nFROM b\n# of "
                + "those\nUSER 1\n"
                + "CMD [\"x\"]\n# of those\nSTOPSIGNAL 9",
            edited.Explained());
    }

    [Fact]
    public void ReasonsOfEarlierEditsStay()
    {
        var first = DockerfileSource.Parse("FROM a\r\nRUN b\r\nRUN c");
        var second = first.With(PartEdit.Replace(first.Stages[0].Instructions[1], "RUN d\nRUN e", "first"));

        var third = second.With(PartEdit.Replace(second.Stages[0].Instructions[0], "RUN f", "second"));

        Assert.Equal("FROM a\r\n# second\r\nRUN f\r\n# first\r\nRUN d\r\nRUN e", third.Explained());
        Assert.Equal("FROM a\r\nRUN f\r\nRUN d\r\nRUN e", third.Text);
    }

    [Fact]
    public void OneLineThatEndsOtherwiseDoesNotChangeHowTheOthersDo()
    {
        var source = DockerfileSource.Parse("FROM a\nRUN b\r\nRUN c \\\n && d\n");

        var edited = source.With(PartEdit.Replace(source.Stages[0].Instructions[1], "RUN c \\\n && e", "why"));

        Assert.Equal("FROM a\nRUN b\r\nRUN c \\\n && e\n", edited.Text);
    }

    [Fact]
    public void LettersOfAnInstructionAreFoundInTheText()
    {
        var run = DockerfileSource.Parse(Text).Stages[0].Instructions[0];

        Assert.Equal("one   && two", run.Rest);
        Assert.Equal("two", run.Text[run.PlaceOfRest(run.Rest.IndexOf("two", StringComparison.Ordinal))..].Trim());
        Assert.Equal("one \\", run.Text[run.PlaceOfRest(0)..].Split('\n')[0]);
    }

    [Theory]
    [InlineData(999, "RUN one\n")]
    [InlineData(12, "RUN one && two && three\n")]
    public void WhatPeopleWriteIsCertain(int times, string line) => Assert.True(Repeated(times, line).IsCertain);

    [Theory]
    [InlineData(1_000, "RUN one\n")]
    [InlineData(20_000, " && apt-get install -y a")]
    public void WhatHasNoEndIsNotRewritten(int times, string line)
    {
        var text = Repeated(times, line);

        Assert.False(text.IsCertain);
        Assert.All(RewriteList.All, rewrite => Assert.Null(rewrite.Apply(text, RewriteFacts.None)));
    }

    private static DockerfileSource Repeated(int times, string line) => DockerfileSource.Parse(
        $"FROM a\n{(line[0] == ' ' ? "RUN one" : "")}{string.Concat(Enumerable.Repeat(line, times))}");

    private static IEnumerable<string> Texts(SourceStage stage) => stage.Instructions.Select(part => part.Text);
}
