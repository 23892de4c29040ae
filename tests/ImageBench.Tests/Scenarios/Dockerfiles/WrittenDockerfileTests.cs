using ImageBench.Scenarios.Dockerfiles;

namespace ImageBench.Tests.Scenarios.Dockerfiles;

public class WrittenDockerfileTests
{
    private static readonly Dictionary<string, string> None = [];

    [Theory]
    [InlineData("FROM a\n")]
    [InlineData("FROM a")]
    [InlineData("")]
    [InlineData("\n\n# only this\n")]
    [InlineData("# escape=`\nFROM a\nRUN one `\n  # between\n\n  two\n\n# end\n")]
    [InlineData("FROM a\nRUN <<A <<B\nFROM x\nA\n# no comment\nB\nRUN y\n")]
    [InlineData("FROM a\nRUN <<EOF\nnever ends\n")]
    [InlineData("RUN before \\\n")]
    public void ThePartsAreTheWholeText(string text)
    {
        var parts = WrittenDockerfile.Parts(text, null, None)!;

        Assert.Equal(text.TrimEnd('\n'), string.Join('\n', parts.Select(part => part.Text)).TrimEnd('\n'));
        Assert.Equal(
            parts.Select(part => part.Line),
            parts.Select((_, place) => 1 + parts.Take(place).Sum(part => part.Text.Split('\n').Length)));
    }

    [Fact]
    public void StagesAreNamedWithWhatTheyStandOnAndWhichAreInTheImage()
    {
        var parts = WrittenDockerfile.Parts(
            "ARG I=a:1\nFROM $I AS one\r\nRUN x\r\nFROM one AS two\nFROM scratch\nCOPY --from=one / /\n"
                + "FROM two AS last\nRUN --network=none  y\n",
            "LAST",
            new Dictionary<string, string> { ["I"] = "a:2" })!;

        Assert.Equal(
            [
                "1  ARG I=a:1 ",
                "2 0 FROM $I AS one in (one, a:2, )",
                "3 0 RUN x in",
                "4 1 FROM one AS two in (two, one, 0)",
                "5 2 FROM scratch (, scratch, )",
                "6 2 COPY / / ",
                "7 3 FROM two AS last in (last, two, 1)",
                "8 3 RUN y in",
            ],
            parts.Select(part => FormattableString.Invariant($"{part.Line} {part.Stage} {part.Instruction} {(part.IsInImage ? "in" : "")}")
                + (part.Word == "FROM"
                    ? FormattableString.Invariant($"{(part.IsInImage ? " " : "")}({part.StageName}, {part.Base}, {part.BaseStage})")
                    : "")));
    }

    [Fact]
    public void WhatNobodyIsToReadIsHidden()
    {
        var parts = WrittenDockerfile.Parts(
            """
            ARG NPM_TOKEN="first-secret"
            FROM a
            ENV DB_PASSWORD=second-secret PORT=8080
            ENV API_KEY third secret
            ARG GIT_TOKEN
            RUN curl -H first-secret -u me:second-secret given-secret 8080
            """,
            null,
            new Dictionary<string, string> { ["GIT_TOKEN"] = "given-secret", ["MODE"] = "visible" })!;
        var all = string.Join('\n', parts.Select(part => $"{part.Text}\n{part.Instruction}"));

        Assert.DoesNotContain("secret", all, StringComparison.Ordinal);
        Assert.Contains("RUN curl -H *** -u me:*** *** 8080", all, StringComparison.Ordinal);
        Assert.Contains("PORT=8080", all, StringComparison.Ordinal);
    }

    [Fact]
    public void OneThatAProgramMadeIsLeftOut()
    {
        Assert.Null(WrittenDockerfile.Parts("FROM a\n" + new string('#', 300_000), null, None));
        Assert.Null(WrittenDockerfile.Parts("FROM a\n" + string.Concat(Enumerable.Repeat("RUN x\n", 3_000)), null, None));
    }
}
