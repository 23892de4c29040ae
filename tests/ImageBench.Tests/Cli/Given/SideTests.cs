using ImageBench.Scenarios.Sources;

namespace ImageBench.Tests.Cli.Given;

/// <summary>Second sides without a second file: another stage, other arguments, another parent.</summary>
public sealed class SideTests : IDisposable
{
    private const string Dockerfile = """
        # syntax=docker/dockerfile:1
        ARG BASE=alpine:3.22
        FROM golang:1.24-alpine AS build
        ARG LDFLAGS
        FROM --platform=$BUILDPLATFORM \
            ${BASE} AS run
        COPY --from=golang:1.24-alpine /etc/passwd /
        FROM build AS test

        """;

    private readonly CommandLine _line = new();

    public SideTests() => _line.Write("api/Dockerfile", Dockerfile);

    [Fact]
    public async Task SeveralTargetsAreVariantsAndOneIsThatOfAll()
    {
        Assert.Equal(["build", "run"], await Planned("--target", "build", "--target", "run"));
        Assert.Equal(["default"], await Planned("--target", "build"));
        _line.Write("api/Dockerfile.slim", Dockerfile);
        Assert.Equal(["default-build", "default-run", "slim-build", "slim-run"], await Planned("--target", "build", "--target", "run"));
    }

    [Fact]
    public async Task AFurtherVariantIsNamedOrNamedAfterWhatItDiffersIn() => Assert.Equal(
        ["LDFLAGS--s", "build", "default", "golang-1.25", "small"],
        await Planned(
            "--also", "small: --target run --build-arg 'LDFLAGS=-s -w' --build-arg BASE=busybox",
            "--also", "--target build",
            "--also", "--build-arg LDFLAGS=-s",
            "--also", "--from golang=registry.example/golang:1.25"));

    [Fact]
    public async Task AllThatIsWrongIsToldAtOnceWithWhatToWrite()
    {
        var ended = await _line.Run(
            "--dry-run", "api", "--target", "bild", "--build-arg", "LDFLAG=x", "--also", "a: --from golan:1.24-alpine=x", "--also",
            "a: --target run");

        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.Equal(
            [
                "HERE/api/Dockerfile: --build-arg LDFLAG is declared by no ARG of Dockerfile. Write 'LDFLAGS', or ARG LDFLAG there.",
                "HERE/api/Dockerfile: --target 'bild' is no stage of Dockerfile. Write 'build': the stages are build, run, test.",
                "HERE/api/Dockerfile: --from golan:1.24-alpine is no parent image of Dockerfile. Write the parent as it stands there, "
                    + "with its tag or without any: golang:1.24-alpine, alpine:3.22.",
                "HERE/api: would have two variants named 'a'. Begin --also with another: \"NAME: ...\".",
            ],
            ended.ErrorLines);
    }

    [Fact]
    public async Task OfSeveralDockerfilesOneIsEnoughThatHasTheParent()
    {
        _line.Write("api/Dockerfile.small", "FROM scratch\nCOPY . /\n");
        Assert.Equal(["default", "small"], await Planned("--from", "alpine:3.22=made/here"));

        var ended = await _line.Run("--dry-run", "api", "--from", "alpin=made/here");

        Assert.Equal(
            (2, "HERE/api/Dockerfile: --from alpin is no parent image of Dockerfile, nor of the other one. Write the parent as it stands "
                + "there, with its tag or without any: golang:1.24-alpine, alpine:3.22.\n"),
            (ended.ExitCode, ended.Error));
    }

    [Theory]
    [InlineData("advise", "api")]
    [InlineData("diff", "api", "--base", "HEAD")]
    public async Task WhatARunNamesWhereAParentCannotBeHadIsTakenByAllThatBuild(params string[] command)
    {
        var ended = await _line.Run([.. command, "--from", "alpin=made/here", "--dry-run"]);

        Assert.Equal(2, ended.ExitCode);
        Assert.DoesNotContain("has no option", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: --nope x", "--also 'a: --nope x': there is no '--nope' in it; write NAME: and then --target STAGE, --build-arg "
        + "NAME=VALUE or --from IMAGE=OTHER.")]
    [InlineData("a: --target", "--also 'a: --target' ends with --target, which needs a value; write NAME: and then --target STAGE, "
        + "--build-arg NAME=VALUE or --from IMAGE=OTHER.")]
    [InlineData("a:", "--also 'a:' does not say in what it differs; write NAME: and then --target STAGE, --build-arg NAME=VALUE or "
        + "--from IMAGE=OTHER.")]
    [InlineData("a/b: --target x", "--also 'a/b: --target x' begins with 'a/b', which cannot be a variant's name; a name is 1 to 64 of the "
        + "characters a-z, A-Z, 0-9, '.', '_' and '-', the first one a letter or digit.")]
    [InlineData("a: --build-arg 'X=1", "--also 'a: --build-arg 'X=1' has a quote without an end; write it again behind the last of it.")]
    [InlineData("a: --build-arg =X", "--also 'a: --build-arg =X': --build-arg '=X' names no argument; write NAME=VALUE, or NAME for the "
        + "variable of that name.")]
    [InlineData("a: --from X", "--also 'a: --from X': --from 'X' does not say which parent image another stands in for; write IMAGE=OTHER, "
        + "with the image as FROM names it (or without its tag) and the one to build on.")]
    public void ABadOneIsToldInASentence(string text, string sentence)
    {
        SourceWords.With(SourceOptions.None, "--also", text, "", out var flaw);

        Assert.Equal(sentence, flaw);
    }

    [Fact]
    public void AnArgumentByItsNameAloneHasTheVariablesValueOrIsLeftToTheDockerfile()
    {
        var options = SourceWords.With(SourceOptions.None, "--build-arg", "PATH", "", out var flaw);
        options = SourceWords.With(options, "--build-arg", "IMAGEBENCH_NOT_SET_ANYWHERE", "", out var other);

        Assert.Null(flaw ?? other);
        Assert.Equal([("PATH", Environment.GetEnvironmentVariable("PATH")!)], options.All.Arguments.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void ARunFolderTakesNoVariableOfWhoeverGoesOnWithIt() => Assert.Empty(
        SourceWords.Read(["--build-arg PATH", "--also a: --build-arg PATH"], "/results/run").All.Arguments);

    [Fact]
    public async Task AValueThatIsTakenForAnotherOptionIsTold()
    {
        var ended = await _line.Run("--dry-run", "api", "--also", "a: --target run", "--also", "--target=build");

        Assert.Equal(
            (2, "--also stands without its value; begin that with a name: --also \"NAME: ...\".\nSee 'imagebench --help'.\n"),
            (ended.ExitCode, ended.Error));
    }

    [Theory]
    [InlineData("golang")]
    [InlineData("golang:1.24-alpine")]
    [InlineData("docker.io/library/golang")]
    public async Task AnotherParentStandsInTheDockerfileThatIsSentAndNothingElseIsChanged(string parent)
    {
        _line.Write("api/Dockerfile.dockerignore", "*.md\n");

        await Planned("--from", $"{parent}=imagebench/go", "--from", "${BASE}=scratch");

        var written = Assert.Single(Directory.GetFiles(Path.Combine(_line.Folder, "state"), "Dockerfile", SearchOption.AllDirectories));
        Assert.Equal(
            Dockerfile.Replace("FROM golang:1.24-alpine", "FROM imagebench/go", StringComparison.Ordinal)
                .Replace("${BASE}", "scratch", StringComparison.Ordinal),
            await File.ReadAllTextAsync(written, TestContext.Current.CancellationToken));
        Assert.True(File.Exists(written + ".dockerignore"));
        Assert.Equal(
            Dockerfile, await File.ReadAllTextAsync(Path.Combine(_line.Folder, "api/Dockerfile"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void WhatIsKeptOfThemIsReadAsItWasTyped()
    {
        var options = SourceOptions.None with { ContextFolder = "/repo/root" };
        foreach (var (option, value) in new[] { ("--target", "a b"), ("--build-arg", "X=1 2"), ("--from", "golang=go:1"),
            ("--also", "n: --target t --build-arg \"Y=it's 'so' = \" --from a:1=b/c:2"), ("--also", "--build-arg Z=") })
        {
            options = SourceWords.With(options, option, value, "/", out var flaw);
            Assert.Null(flaw);
        }

        var kept = SourceWords.Kept(options, "/repo/results/run");

        Assert.Equal("--context ../../root", kept[0]);
        Assert.Equal(kept, SourceWords.Kept(SourceWords.Read(kept, "/repo/results/run"), "/repo/results/run"));
        Assert.Equal("it's 'so' = ", SourceWords.Read(kept, "/").Also[0].Arguments["Y"]);
    }

    public void Dispose() => _line.Dispose();

    private async Task<IEnumerable<string>> Planned(params string[] arguments)
    {
        var ended = await _line.Run(["--dry-run", "--rounds", "1", "--seed", "1", "--cache", "cold", "api", .. arguments]);
        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        return ended.Output.Split('\n')
            .Select(line => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 7 && char.IsAsciiDigit(cells[0][0]))
            .Select(cells => cells[2])
            .Order(StringComparer.Ordinal);
    }
}
