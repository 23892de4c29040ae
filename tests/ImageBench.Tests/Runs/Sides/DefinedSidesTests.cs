using ImageBench.Scenarios.Sources;

namespace ImageBench.Tests.Runs.Sides;

/// <summary>Two revisions of what a compose.yaml or a bake file builds.</summary>
public sealed class DefinedSidesTests : IDisposable
{
    private readonly ComposedSides _composed = new();

    private SideStage Stage => _composed.Stage;

    [Fact]
    public async Task OfTheServicesThoseAreBuiltThatTheChangeTouches()
    {
        Stage.Repository.Commit("first");
        Stage.Repository.Write("services/web/index.html", "two\n");
        Assert.Equal(["web: base head"], await _composed.Planned());
        Assert.Contains("Not built, since the change touches nothing that they are sent: api", Stage.Told[^1], StringComparison.Ordinal);

        Stage.Repository.Write("services/api/main.go", "package main // two\n");
        Assert.Equal(["api: base head", "web: base head"], await _composed.Planned());
    }

    [Fact]
    public async Task WhatTheFileSaysOfABuildIsOfItsOwnRevision()
    {
        Stage.Repository.Commit("first");
        Stage.Repository.Write("compose.yaml", ComposedSides.Compose.Replace("target: run", "target: test", StringComparison.Ordinal));

        var (was, now) = await _composed.Sides("api");

        Assert.Equal(("run", "test"), (was.Target, now.Target));
        Assert.Equal(("1", "1"), (was.Arguments["VERSION"], now.Arguments["VERSION"]));
        Assert.StartsWith(Stage.State, was.DockerfilePath, StringComparison.Ordinal);
        Assert.StartsWith(Stage.Repository.Path, now.DockerfilePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VariablesThatNoRevisionHoldsAreTheSameOnBothSides()
    {
        Stage.Repository.Write(".gitignore", ".env\n");
        Stage.Repository.Write(".env", "VERSION=7\n");
        Stage.Repository.Commit("first");
        Stage.Repository.Write("services/api/main.go", "package main // two\n");

        var (was, now) = await _composed.Sides("api");

        Assert.Equal(("7", "7"), (was.Arguments["VERSION"], now.Arguments["VERSION"]));
    }

    [Fact]
    public async Task VariablesThatNoRevisionHoldsAreThoseOfTheWorkingTreeAlsoOfTwoCommits()
    {
        Stage.Repository.Write(".gitignore", ".env\n");
        Stage.Repository.Write(".env", "VERSION=7\n");
        Stage.Repository.Commit("first");
        Stage.Repository.Write("services/api/main.go", "package main // two\n");
        Stage.Repository.Commit("second");

        using var planned = await Stage.Plan("HEAD~1", "HEAD");

        Assert.Equal(["7", "7"], planned.Run!.Plan.Scenarios.Single().Variants.Select(side => side.Arguments["VERSION"]));
    }

    [Fact]
    public async Task VariablesThatTheBaseHoldsAreItsOwn()
    {
        Stage.Repository.Write(".env", "VERSION=7\n");
        Stage.Repository.Commit("first");
        Stage.Repository.Write(".env", "VERSION=8\n");

        var (was, now) = await _composed.Sides("api");

        Assert.Equal(("7", "8"), (was.Arguments["VERSION"], now.Arguments["VERSION"]));
    }

    [Fact]
    public async Task ASecretThatNoRevisionHoldsIsTheSameOnBothSides()
    {
        Stage.Repository.Write(".gitignore", "token\n");
        Stage.Repository.Write("token", "never shown");
        Stage.Repository.Write("compose.yaml", """
            services: { web: { build: { context: services/web, secrets: [token] } } }
            secrets: { token: { file: ./token } }
            """);
        Stage.Repository.Commit("first");
        Stage.Repository.Write("services/web/index.html", "two\n");

        var (was, now) = await _composed.Sides("web");

        Assert.Equal(Path.Combine(Stage.Repository.Path, "token"), now.Options.Secrets["token"].File);
        Assert.Equal(now.Options.Secrets["token"], was.Options.Secrets["token"]);
    }

    [Fact]
    public async Task TargetsOfABakeFileAreComparedAlsoOfTwoCommits()
    {
        const string bake = """
            { "group": { "default": { "targets": ["api", "web"] } }, "target": {
              "api": { "context": ".", "dockerfile": "services/api/Dockerfile" }, "web": { "context": "services/web" } } }
            """;
        Stage.Repository.Write("docker-bake.json", bake);
        Stage.Repository.Commit("first");
        Stage.Repository.Write("services/web/index.html", "two\n");
        Stage.Repository.Commit("second");
        Stage.Repository.Write("services/api/main.go", "not asked for\n");
        Stage.Sources = SourceOptions.None with { Bake = Path.Combine(Stage.Repository.Path, "docker-bake.json") };

        Assert.Equal(["web: base head"], await _composed.Planned(to: "HEAD"));
    }

    public void Dispose() => _composed.Dispose();
}
