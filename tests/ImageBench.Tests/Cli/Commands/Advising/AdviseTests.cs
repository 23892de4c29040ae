namespace ImageBench.Tests.Cli.Commands.Advising;

public sealed class AdviseTests : IDisposable
{
    private readonly CommandLine _command = new();

    [Fact]
    public async Task ADryRunTellsWhatWouldBeTriedAndChangesNothing()
    {
        _command.Write("service/Dockerfile", "FROM debian:13\nRUN apt-get update && apt-get install -y curl\n");

        var ended = await _command.Run("advise", "service", "--dry-run");

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("service: apt-no-recommends: ", ended.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("println(\"hello\")", true)]
    [InlineData("debug.ReadBuildInfo()", false)]
    public async Task TheHistoryIsLeftOutWhereNoSourceAsksForIt(string said, bool isLeftOut)
    {
        _command.Write("service/Dockerfile", "FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN go build -o /app .\nCMD [\"/app\"]\n");
        _command.Write("service/go.mod", "module app\n\ngo 1.24\n");
        _command.Write("service/main.go", $"package main\n\nfunc main() {{ {said} }}\n");
        _command.Write("service/.git/HEAD", "ref: refs/heads/main\n");

        var ended = await _command.Run("advise", "service", "--dry-run");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Equal(isLeftOut, ended.Output.Contains("service: ignore-file: ", StringComparison.Ordinal));
        Assert.Contains("service: go-stripped: ", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACacheThatALaterStepReadsWithoutTheNetworkStaysInTheImage()
    {
        _command.Write(
            "service/Dockerfile",
            "FROM maven:3.9-eclipse-temurin-21\nWORKDIR /src\nCOPY . .\nRUN mvn -B dependency:go-offline\nRUN mvn -B -o package\n");
        _command.Write("service/pom.xml", "<project />\n");

        var ended = await _command.Run("advise", "service", "--dry-run");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.DoesNotContain("maven-cache-mount", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAPathTheCurrentFolderIsMeantAndOneWithoutADockerfileIsBadInput()
    {
        var ended = await _command.Run("advise");

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("Dockerfile", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--judge", "none", "is no file")]
    [InlineData("--fail-over", "ten", "is not a share")]
    [InlineData("--least", "1", "is not a share")]
    [InlineData("--time-budget", "soon", "is not a duration")]
    [InlineData("--rounds", "-1", "is too few")]
    public async Task AValueThatCannotBeMeantIsBadInput(string option, string value, string sentence)
    {
        var ended = await _command.Run("advise", "scenarios/app", option, value);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(sentence, ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsOfTheSearchCannotStandBesideAJudgement()
    {
        _command.Write("other/Dockerfile", "FROM scratch\n");

        var ended = await _command.Run("advise", "scenarios/app", "--judge", "other/Dockerfile", "--write");

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("--write is of looking for rewrites", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfSeveralDockerfilesTheJudgementAsksForOne()
    {
        _command.Write("service/Dockerfile.a", "FROM debian:13\n");
        _command.Write("service/Dockerfile.b", "FROM debian:13\n");
        _command.Write("other/Dockerfile", "FROM scratch\n");

        var ended = await _command.Run("advise", "service", "--judge", "other/Dockerfile", "--dry-run");
        var one = await _command.Run("advise", "service/Dockerfile.a", "--judge", "other/Dockerfile", "--dry-run");

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("service/a, service/b", ended.Error, StringComparison.Ordinal);
        Assert.Equal(0, one.ExitCode);
    }

    public void Dispose() => _command.Dispose();
}
