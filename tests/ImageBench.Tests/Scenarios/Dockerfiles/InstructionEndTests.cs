using ImageBench.Scenarios.Dockerfiles;

namespace ImageBench.Tests.Scenarios.Dockerfiles;

/// <summary>Where an instruction ends: what stands behind it is no stage of its own.</summary>
public class InstructionEndTests
{
    [Theory]
    [InlineData("FROM \\\n  a \\  \n# a comment\n\n  AS \\\n  one\nFROM b", "a/one b/")]
    [InlineData("# escape=`\nFROM `\n  a AS one\nRUN dir C:\\\nFROM b", "a/one b/")]
    [InlineData("FROM a\nRUN echo \\\\\nFROM b", "a/ b/")]
    [InlineData("FROM a\nRUN x \\\nFROM not a stage\nFROM b", "a/ b/")]
    [InlineData("FROM --platform=$BUILDPLATFORM a as one\n\tfrom b", "a/one b/")]
    [InlineData("\uFEFFFROM a", "a/")]
    [InlineData("FROM a \\", "a/")]
    [InlineData("FROM registry.example.org/team/\\\nbase:1", "registry.example.org/team/base:1/")]
    [InlineData("FROM a@sha256:\\\n# and on\n\n01234 AS \\\n\tone", "a@sha256:01234/one")]
    [InlineData("FR\\\nOM a", "a/")]
    [InlineData("FROM a\\\nb\\\nc\nRUN x \\\\\\\nFROM b", "abc/ b/")]
    [InlineData("# owner=team\n# escape=`\nFROM a\nRUN echo C:\\\\x `\nFROM b", "a/ b/")]
    [InlineData("FROM a\nRUN x \\ \t\n # note\n\t\n y\nFROM b", "a/ b/")]
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
    [InlineData("FROM a\nCOPY <<-\\SQL /v.sql\n\tSELECT 1\n\tFROM x\n\tSQL\nFROM b", "a/ b/")]
    [InlineData("FROM a\nRUN sh <<END-OF-TEXT\nFROM x\nEND-OF-TEXT\nFROM b", "a/ b/")]
    [InlineData("FROM a\nRUN cat <<1\nFROM x\n1\nRUN cat 3<<EOF!\nFROM x\nEOF!\nFROM b", "a/ b/")]
    [InlineData("FROM a\nRUN cat <<PY; echo\nFROM x\nPY;\nRUN cat <<$X\nFROM x\n$X\nFROM b", "a/ b/")]
    [InlineData("FROM a\nRUN cat <<  EOF  > f\nFROM x\nEOF\nRUN cat <<-'a b'\nFROM x\n\t\ta b\nFROM b", "a/ b/")]
    [InlineData("FROM a\nRUN cat <<e'o'f <<x\\'y\nFROM x\neof\nFROM y\nx'y\nFROM b", "a/ b/")]
    [InlineData("FROM a\nONBUILD RUN <<EOF\nFROM x\nEOF\nFROM b", "a/ b/")]
    [InlineData("FROM a\nRUN echo 'end it with <<EOF and EOF'\nFROM b\nRUN cat <<EOF\nhello\nEOF\nFROM c", "a/ b/ c/")]
    [InlineData("FROM a\nRUN [\"cat\", \"<<EOF\"]\nFROM b\nRUN cat <<EOF\nFROM x\nEOF", "a/ b/")]
    [InlineData("FROM a\nRUN it's <<EOF\nFROM b\nRUN cat <<- EOF\nFROM c", "a/ b/ c/")]
    [InlineData("FROM a\nCOPY [ \"<<\\u0041\", \"a\\\"]\" ]\nFROM b\nRUN [\"cat\" \"<<A\"]\nFROM x\nA]\nFROM c", "a/ b/ x/ c/")]
    [InlineData("FROM a\nRUN [ -f x ] && cat <<EOF\nFROM x\nEOF\nFROM b", "a/ b/")]
    [InlineData("FROM a\nRUN cat <<EOF \\\n  > f\nFROM x\nEOF\nFROM b", "a/ b/")]
    [InlineData("FROM a\nRUN cat \\\n# <<NOT\n <<EOF\nFROM x\nEOF\nFROM b", "a/ b/")]
    public void HereDocumentsAreSkipped(string text, string stages) => Assert.Equal(stages, Stages(text));

    private static string Stages(string text) =>
        string.Join(' ', DockerfileReader.Parse(text).Stages.Select(stage => $"{stage.From}/{stage.Name}"));
}
