using ImageBench.Model;

namespace ImageBench.Tests.Runs.Sides;

/// <summary>Which Dockerfiles of two revisions are compared, and which with which.</summary>
public sealed class ComparedDockerfileTests : IDisposable
{
    private readonly SideStage _stage = new();

    [Fact]
    public async Task ADockerfileThatScenarioYamlNamesInAnotherFolderHasItsContextOnBothSides()
    {
        _stage.Repository.Write("svc/scenario.yaml", "variants: { prod: { dockerfile: docker/Dockerfile.prod } }\n");
        _stage.Repository.Write("svc/docker/Dockerfile.prod", "FROM busybox\nCOPY main.go /\n");
        _stage.Repository.Write("svc/main.go", "package main\n");
        _stage.Repository.Commit("first");
        _stage.Repository.Write("svc/main.go", "package main // two\n");

        using var planned = await _stage.Plan("HEAD", path: "svc");

        var scenario = Assert.Single(planned.Run!.Plan.Scenarios);
        Assert.Equal(["base", "head"], scenario.Variants.Select(variant => variant.Name));
        Assert.All(scenario.Variants, side => Assert.EndsWith("/svc", scenario.SideOf(side).ContextFolder, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ADockerfileThatMovedIsFollowed()
    {
        _stage.WriteService("old/place");
        _stage.Repository.Write("old/place/main.go", "package main\n");
        _stage.Repository.Commit("first");
        _stage.Repository.Git("mv", "old/place", "place");
        _stage.Repository.Commit("moved");

        using var planned = await _stage.Plan("HEAD~1", path: "place");

        var scenario = Assert.Single(planned.Run!.Plan.Scenarios);
        Assert.Equal(["base", "head"], scenario.Variants.Select(variant => variant.Name));
        Assert.EndsWith("old/place/Dockerfile", scenario.Variants[0].DockerfilePath, StringComparison.Ordinal);
        Assert.Contains("place/Dockerfile was old/place/Dockerfile in the base", string.Join('\n', _stage.Told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADockerfileThatIsAboutToBeCommittedElsewhereIsFollowed()
    {
        _stage.WriteService("old/place");
        _stage.Repository.Commit("first");
        _stage.Repository.Git("mv", "old/place", "place");

        using var planned = await _stage.Plan("HEAD", path: "place");

        Assert.Equal(["base", "head"], Assert.Single(planned.Run!.Plan.Scenarios).Variants.Select(variant => variant.Name));
        Assert.Contains("place/Dockerfile was old/place/Dockerfile in the base", string.Join('\n', _stage.Told), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("HEAD")]
    public async Task ADockerfileThatIsALinkToAnotherFolderIsReadOnBothSides(string? head)
    {
        _stage.Repository.Write("docker/Dockerfile", "FROM busybox\nCOPY . /app\n");
        _stage.Repository.Write("services/api/main.go", "package main\n");
        File.CreateSymbolicLink(Path.Combine(_stage.Repository.Path, "services/api/Dockerfile"), "../../docker/Dockerfile");
        _stage.Repository.Commit("first");
        _stage.Repository.Write("services/api/main.go", "package main // two\n");
        _stage.Repository.Commit("second");

        using var planned = await _stage.Plan("HEAD~1", head, "services/api");

        Assert.Equal(["base", "head"], Assert.Single(planned.Run!.Plan.Scenarios).Variants.Select(variant => variant.Name));
    }

    [Fact]
    public async Task DockerfilesThatOthersWroteAreNotAmongThoseBelow()
    {
        foreach (var folder in (string[])["services/api", "vendor/golang.org/x/net/http2", "web/node_modules/a", ".devcontainer"])
            _stage.WriteService(folder);
        _stage.Repository.Commit("first");

        using var planned = await _stage.Plan("HEAD", all: true);
        Assert.Equal(["api"], planned.Run!.Plan.Scenarios.Select(scenario => scenario.Name));

        using var named = await _stage.Plan("HEAD", path: "vendor/golang.org", all: true);
        Assert.Equal(["http2"], named.Run!.Plan.Scenarios.Select(scenario => scenario.Name));
    }

    [Fact]
    public async Task DockerfilesWhoseNamesFitNoTableAreComparedToo()
    {
        foreach (var file in (string[])["Dockerfile.test", "test.Dockerfile", "Dockerfile.c++", "my app.Dockerfile"])
            _stage.Repository.Write($"images/{file}", "FROM busybox\nCOPY . /app\n");
        _stage.Repository.Commit("first");

        using var planned = await _stage.Plan("HEAD", all: true);

        Assert.Equal(
            ["images-Dockerfile.c", "images-my-app.Dockerfile", "images-test", "images-test.Dockerfile"],
            planned.Run!.Plan.Scenarios.Select(scenario => scenario.Name).Order(StringComparer.Ordinal));
        Assert.All(planned.Run.Plan.Scenarios, scenario => Assert.Equal(2, scenario.Variants.Count));
    }

    [Fact]
    public async Task FoldersWithWhatDockerfilesAreMadeFromAreNoImages()
    {
        _stage.WriteService("api");
        foreach (var file in (string[])["Dockerfile.j2", "Dockerfile.tmpl", "app.Dockerfile.in", "Dockerfile.template"])
            _stage.Repository.Write($"templates/{file}", "FROM {{ parent }}\n");
        _stage.Repository.Commit("first");

        using var planned = await _stage.Plan("HEAD", all: true);

        Assert.Equal(["api"], planned.Run!.Plan.Scenarios.Select(scenario => scenario.Name));
    }

    [Fact]
    public async Task AFolderWithoutDockerfilesIsBadInput()
    {
        _stage.Repository.Write("docs/page.md", "nothing to build\n");
        _stage.Repository.Commit("first");

        var fault = await Assert.ThrowsAsync<Fault>(() => _stage.Plan("HEAD", path: "docs"));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.Contains("No Dockerfile lies in or below docs", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Path.Combine(_stage.State, "revisions")));
    }

    [Fact]
    public async Task WhereAllDockerfilesLieInFoldersThatArePassedOverOneIsNamed()
    {
        foreach (var folder in (string[])["vendor/one", ".docker"])
            _stage.WriteService(folder);
        _stage.Repository.Commit("first");

        var fault = await Assert.ThrowsAsync<Fault>(() => _stage.Plan("HEAD", all: true));

        Assert.Equal(
            "No Dockerfile lies in or below the repository but in folders that are passed over (.docker): give its path.", fault.Message);
    }

    public void Dispose() => _stage.Dispose();
}
