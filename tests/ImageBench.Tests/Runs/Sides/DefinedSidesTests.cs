using ImageBench.Model;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Sources;

namespace ImageBench.Tests.Runs.Sides;

/// <summary>Two revisions of what a compose.yaml or a bake file builds.</summary>
public sealed class DefinedSidesTests : IDisposable
{
    private const string Compose = """
        services:
          api:
            build: { context: ., dockerfile: services/api/Dockerfile, target: run, args: { VERSION: "${VERSION:-1}" } }
          web:
            build: services/web
          db:
            image: postgres
        """;

    private readonly SideStage _stage = new();

    public DefinedSidesTests()
    {
        _stage.Repository.Write("compose.yaml", Compose);
        _stage.Repository.Write("services/api/Dockerfile", "FROM busybox AS run\nARG VERSION\nCOPY services/api /app\nFROM run AS test\n");
        _stage.Repository.Write("services/api/Dockerfile.dockerignore", "*\n!services/api\n");
        _stage.Repository.Write("services/api/main.go", "package main\n");
        _stage.Repository.Write("services/web/Dockerfile", "FROM busybox\nCOPY . /app\n");
        _stage.Repository.Write("services/web/index.html", "one\n");
        _stage.Sources = SourceOptions.None with { Compose = Path.Combine(_stage.Repository.Path, "compose.yaml") };
    }

    [Fact]
    public async Task OfTheServicesThoseAreBuiltThatTheChangeTouches()
    {
        _stage.Repository.Commit("first");
        _stage.Repository.Write("services/web/index.html", "two\n");
        Assert.Equal(["web: base head"], await Planned());
        Assert.Contains("Not built, since the change touches nothing that they are sent: api", _stage.Told[^1], StringComparison.Ordinal);

        _stage.Repository.Write("services/api/main.go", "package main // two\n");
        Assert.Equal(["api: base head", "web: base head"], await Planned());
    }

    [Fact]
    public async Task WhatTheFileSaysOfABuildIsOfItsOwnRevision()
    {
        _stage.Repository.Commit("first");
        _stage.Repository.Write("compose.yaml", Compose.Replace("target: run", "target: test", StringComparison.Ordinal));

        var (was, now) = await Sides("api");

        Assert.Equal(("run", "test"), (was.Target, now.Target));
        Assert.Equal(("1", "1"), (was.Arguments["VERSION"], now.Arguments["VERSION"]));
        Assert.StartsWith(_stage.State, was.DockerfilePath, StringComparison.Ordinal);
        Assert.StartsWith(_stage.Repository.Path, now.DockerfilePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VariablesThatNoRevisionHoldsAreTheSameOnBothSides()
    {
        _stage.Repository.Write(".gitignore", ".env\n");
        _stage.Repository.Write(".env", "VERSION=7\n");
        _stage.Repository.Commit("first");
        _stage.Repository.Write("services/api/main.go", "package main // two\n");

        var (was, now) = await Sides("api");

        Assert.Equal(("7", "7"), (was.Arguments["VERSION"], now.Arguments["VERSION"]));
    }

    [Fact]
    public async Task VariablesThatNoRevisionHoldsAreThoseOfTheWorkingTreeAlsoOfTwoCommits()
    {
        _stage.Repository.Write(".gitignore", ".env\n");
        _stage.Repository.Write(".env", "VERSION=7\n");
        _stage.Repository.Commit("first");
        _stage.Repository.Write("services/api/main.go", "package main // two\n");
        _stage.Repository.Commit("second");

        using var planned = await _stage.Plan("HEAD~1", "HEAD");

        Assert.Equal(["7", "7"], planned.Run!.Plan.Scenarios.Single().Variants.Select(side => side.Arguments["VERSION"]));
    }

    [Fact]
    public async Task VariablesThatTheBaseHoldsAreItsOwn()
    {
        _stage.Repository.Write(".env", "VERSION=7\n");
        _stage.Repository.Commit("first");
        _stage.Repository.Write(".env", "VERSION=8\n");

        var (was, now) = await Sides("api");

        Assert.Equal(("7", "8"), (was.Arguments["VERSION"], now.Arguments["VERSION"]));
    }

    [Fact]
    public async Task ASecretThatNoRevisionHoldsIsTheSameOnBothSides()
    {
        _stage.Repository.Write(".gitignore", "token\n");
        _stage.Repository.Write("token", "never shown");
        _stage.Repository.Write("compose.yaml", """
            services: { web: { build: { context: services/web, secrets: [token] } } }
            secrets: { token: { file: ./token } }
            """);
        _stage.Repository.Commit("first");
        _stage.Repository.Write("services/web/index.html", "two\n");

        var (was, now) = await Sides("web");

        Assert.Equal(Path.Combine(_stage.Repository.Path, "token"), now.Options.Secrets["token"].File);
        Assert.Equal(now.Options.Secrets["token"], was.Options.Secrets["token"]);
    }

    [Fact]
    public async Task AServiceThatIsNewIsMeasuredAloneAndSoAreAllOfAFileThatIsNew()
    {
        _stage.Repository.Commit("first");
        _stage.Repository.Write("compose.yaml", Compose + "\n  jobs:\n    build: services/web\n");
        Assert.Equal(["jobs: head"], await Planned());
        Assert.Contains("jobs is not in compose.yaml of the base", string.Join('\n', _stage.Told), StringComparison.Ordinal);

        _stage.Repository.Write("other.yaml", Compose);
        _stage.Sources = SourceOptions.None with { Compose = Path.Combine(_stage.Repository.Path, "other.yaml") };
        Assert.Equal(["api: head", "web: head"], await Planned());
        Assert.Contains("The file other.yaml is not in the base", string.Join('\n', _stage.Told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatWasRenamedIsFollowed()
    {
        File.Move(Path.Combine(_stage.Repository.Path, "compose.yaml"), Path.Combine(_stage.Repository.Path, "docker-compose.yml"));
        _stage.Repository.Commit("first");
        _stage.Repository.Git("mv", "docker-compose.yml", "compose.yaml");
        _stage.Repository.Write("services/web/index.html", "two\n");

        Assert.Equal(["web: base head"], await Planned());
        Assert.Contains(
            "The file compose.yaml was docker-compose.yml in the base", string.Join('\n', _stage.Told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneThatCannotBeReadInTheBaseIsToldAndTheOthersAreCompared()
    {
        _stage.Repository.Write("compose.yaml", Compose.Replace("build: services/web", "build: services/gone", StringComparison.Ordinal));
        _stage.Repository.Commit("first");
        _stage.Repository.Write("compose.yaml", Compose);
        _stage.Repository.Write("services/api/main.go", "package main // two\n");

        Assert.Equal(["api: base head", "web: head"], await Planned());
        Assert.Contains("context 'services/gone' of web is no folder", string.Join('\n', _stage.Told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServicesCanBeChosenAlsoOneThatTheBaseHasNot()
    {
        _stage.Repository.Commit("first");
        _stage.Repository.Write("compose.yaml", Compose + "\n  jobs:\n    build: services/web\n");
        _stage.Sources = _stage.Sources with { Services = ["jobs", "web"] };

        Assert.Equal(["jobs: head", "web: base head"], await Planned(all: true));
    }

    [Fact]
    public async Task TargetsOfABakeFileAreComparedAlsoOfTwoCommits()
    {
        const string bake = """
            { "group": { "default": { "targets": ["api", "web"] } }, "target": {
              "api": { "context": ".", "dockerfile": "services/api/Dockerfile" }, "web": { "context": "services/web" } } }
            """;
        _stage.Repository.Write("docker-bake.json", bake);
        _stage.Repository.Commit("first");
        _stage.Repository.Write("services/web/index.html", "two\n");
        _stage.Repository.Commit("second");
        _stage.Repository.Write("services/api/main.go", "not asked for\n");
        _stage.Sources = SourceOptions.None with { Bake = Path.Combine(_stage.Repository.Path, "docker-bake.json") };

        Assert.Equal(["web: base head"], await Planned(to: "HEAD"));
    }

    [Fact]
    public async Task AFileThatIsNotInTheHeadIsBadInput()
    {
        _stage.Repository.Commit("first");
        _stage.Repository.Write("new.yaml", Compose);
        _stage.Sources = SourceOptions.None with { Compose = Path.Combine(_stage.Repository.Path, "new.yaml") };

        var fault = await Assert.ThrowsAsync<Fault>(() => _stage.Plan("HEAD", "HEAD"));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.StartsWith("The file new.yaml is not in the head HEAD: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingThatALinkOfTheBaseLeadsToIsSent()
    {
        var secret = _stage.Repository.Aside("secret");
        Directory.CreateDirectory(secret);
        await File.WriteAllTextAsync(
            Path.Combine(secret, "Dockerfile"), "FROM busybox\nCOPY . /app\n", TestContext.Current.CancellationToken);
        var web = Path.Combine(_stage.Repository.Path, "services/web");
        Directory.Move(web, _stage.Repository.Aside("web"));
        File.CreateSymbolicLink(web, secret);
        _stage.Repository.Commit("linked");
        File.Delete(web);
        Directory.Move(_stage.Repository.Aside("web"), web);

        Assert.Equal(["web: head"], await Planned());
    }

    public void Dispose() => _stage.Dispose();

    private async Task<IEnumerable<string>> Planned(string? to = null, bool all = false)
    {
        using var planned = await _stage.Plan(to is null ? "HEAD" : "HEAD~1", to, all: all);
        return [.. planned.Run!.Plan.Scenarios
            .Select(scenario => $"{scenario.Name}: {string.Join(' ', scenario.Variants.Select(variant => variant.Name))}")
            .Order(StringComparer.Ordinal)];
    }

    private async Task<(Variant Base, Variant Head)> Sides(string name)
    {
        using var planned = await _stage.Plan("HEAD", all: true);
        var scenario = planned.Run!.Plan.Scenarios.Single(scenario => scenario.Name == name);
        return (scenario.Variants[0], scenario.Variants[1]);
    }
}
