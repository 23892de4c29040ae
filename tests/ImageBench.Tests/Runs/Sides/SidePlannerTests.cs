using ImageBench.Model;
using ImageBench.Scenarios.Sources;

namespace ImageBench.Tests.Runs.Sides;

public sealed class SidePlannerTests : IDisposable
{
    private readonly SideStage _stage = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AStateFolderThatLiesInTheRepositoryIsNoPartOfASide()
    {
        _stage.WriteService("");
        _stage.Repository.Commit("first");
        _stage.State = Path.Combine(_stage.Repository.Path, ".state");
        _stage.Repository.Write(".state/layers/kept", "x");
        _stage.Repository.Write("main.go", "package main\n");

        using var planned = await _stage.Plan("HEAD");

        var files = planned.Run!.Inputs.Value.Scenarios.SelectMany(scenario => scenario.Digests.Keys).ToList();
        Assert.Contains(files, file => file.EndsWith("main.go", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => file.Contains("layers/kept", StringComparison.Ordinal));
    }

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
    public async Task BothSidesAreBuiltOnTheParentThatIsGivenInPlaceOfTheirsAlsoWhereOneAloneHasThat()
    {
        _stage.Sources = SourceWords.With(SourceOptions.None, "--from", "node:22=made/node", "", out _);
        _stage.Repository.Write("Dockerfile", "FROM node:20\nCOPY . /app\n");
        _stage.Repository.Commit("first");
        await Assert.ThrowsAsync<Fault>(() => _stage.Plan("HEAD"));
        _stage.Repository.Write("Dockerfile", "FROM node:22\nCOPY . /app\n");

        Assert.Equal(["FROM node:20", "FROM made/node"], await Froms());
        _stage.Sources = SourceWords.With(SourceOptions.None, "--from", "node=made/node", "", out _);
        Assert.Equal(["FROM made/node", "FROM made/node"], await Froms());

        async Task<IEnumerable<string>> Froms()
        {
            using var planned = await _stage.Plan("HEAD");
            return [.. Assert.Single(planned.Run!.Plan.Scenarios).Variants.Select(side => File.ReadLines(side.DockerfilePath).First())];
        }
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
    public async Task WhatASparseCheckoutLeavesOutIsSentForNeitherSide()
    {
        _stage.WriteService("");
        _stage.Repository.Write("here/a.txt", "one\n");
        _stage.Repository.Write("elsewhere/b.txt", "two\n");
        _stage.Repository.Commit("first");
        _stage.Repository.Git("sparse-checkout", "set", "here");

        var made = await _stage.Compare("HEAD");

        Assert.Equal(0, Assert.Single(made.Differences).Difference!.FileCount);
        Assert.Contains(
            "Neither side is sent what the sparse checkout leaves out of the working tree: elsewhere/b.txt ",
            string.Join('\n', _stage.Told),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatGitIgnoresAndTheHeadIsSentIsTold()
    {
        _stage.WriteService("web");
        _stage.Repository.Write("web/.dockerignore", "build\n");
        _stage.Repository.Write(".gitignore", "node_modules\nbuild\n*.log\n");
        _stage.Repository.Commit("first");
        foreach (var file in (string[])["node_modules/a/index.js", "build/out.js", "npm.log"])
            _stage.Repository.Write($"web/{file}", "made here\n");
        _stage.Repository.Write("other/node_modules/b.js", "sent to nobody\n");

        using var planned = await _stage.Plan("HEAD", path: "web");
        Assert.Contains(
            "The head is sent what git ignores, and the base has none of it: web/node_modules, web/npm.log. Name it in .dockerignore",
            string.Join('\n', _stage.Told),
            StringComparison.Ordinal);

        using var committed = await _stage.Plan("HEAD", "HEAD", "web");
        Assert.DoesNotContain("git ignores", string.Join('\n', _stage.Told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABaseThatCannotBeGivenWhatItNeedsLeavesTheHeadAlone()
    {
        _stage.WriteService("");
        _stage.Repository.Write("scenario.yaml", "secrets: { token: { env: NOBODY_SETS_THIS_ONE } }\n");
        _stage.Repository.Commit("first");
        _stage.WriteService("");

        using var planned = await _stage.Plan("HEAD");

        Assert.Equal(["head"], Assert.Single(planned.Run!.Plan.Scenarios).Variants.Select(variant => variant.Name));
        var sentence = Assert.Single(_stage.Told, sentence => sentence.Contains("cannot be built at the base", StringComparison.Ordinal));
        Assert.Contains("NOBODY_SETS_THIS_ONE", sentence, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("service", "service", null)]
    [InlineData("service", "shared", "shared")]
    [InlineData("service", "service/Dockerfile", null)]
    [InlineData("service/Dockerfile", "service/Dockerfile", null)]
    [InlineData("", "service/Dockerfile", null)]
    public async Task NothingThatALinkOfARevisionLeadsToIsSent(string path, string link, string? context)
    {
        var secret = _stage.Repository.Aside("secret");
        Directory.CreateDirectory(secret);
        await File.WriteAllTextAsync(Path.Combine(secret, "Dockerfile"), "FROM busybox\nCOPY . /app\n", Token);
        _stage.Repository.Write("kept.txt", "kept\n");
        foreach (var folder in (string[])["service", "shared"])
            _stage.WriteService(folder);
        var good = _stage.Repository.Commit("good");
        var linked = Path.Combine(_stage.Repository.Path, link);
        var isFile = File.Exists(linked);
        _stage.Repository.Git("rm", "-r", "--quiet", link);
        Directory.CreateDirectory(Path.GetDirectoryName(linked)!);
        File.CreateSymbolicLink(linked, isFile ? Path.Combine(secret, "Dockerfile") : secret);
        var bad = _stage.Repository.Commit("linked");
        _stage.Repository.Git("checkout", "--quiet", good);
        var given = context is null ? null : Path.Combine(_stage.Repository.Path, context);

        var fault = await Assert.ThrowsAsync<Fault>(() => _stage.Plan(good, bad, path, context: given));
        using var planned = await _stage.Plan(bad, good, path, all: true, context: given);

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.Contains($"the path {link} leads out of the repository by a link", fault.Message, StringComparison.Ordinal);
        var scenario = planned.Run!.Plan.Scenarios[0];
        Assert.Equal(["head"], scenario.Variants.Select(variant => variant.Name));
    }

    [Theory]
    [InlineData("new", "The path new is not in the head HEAD")]
    [InlineData("new/Dockerfile", "The path new/Dockerfile is not in the head HEAD")]
    public async Task APathThatIsNotInTheHeadIsBadInput(string path, string said)
    {
        _stage.WriteService("");
        _stage.Repository.Commit("first");
        _stage.Repository.Commit("second");
        _stage.WriteService("new");

        var fault = await Assert.ThrowsAsync<Fault>(() => _stage.Plan("HEAD~1", "HEAD", path));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.Contains(
            $"{said}: name another --head, or leave it out to compare the working tree.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fast", "was slow in the base", 2)]
    [InlineData("other", "The variant fast of Dockerfile is not in the base (it has: slow)", 1)]
    public async Task AVariantOfAnotherNameIsComparedWithThatOfItsTarget(string target, string told, int sides)
    {
        _stage.Repository.Write("Dockerfile", "FROM busybox AS fast\nFROM busybox AS other\n");
        _stage.Repository.Write("scenario.yaml", Variants("slow", "fast"));
        _stage.Repository.Commit("first");
        _stage.Repository.Write("scenario.yaml", Variants("fast", target));

        using var planned = await _stage.Plan("HEAD");

        Assert.Equal(sides, Assert.Single(planned.Run!.Plan.Scenarios).Variants.Count);
        Assert.Contains(told, string.Join('\n', _stage.Told), StringComparison.Ordinal);
    }

    public void Dispose() => _stage.Dispose();

    private static string Variants(string name, string target) => "check: { command: { exit: 0 } }\n"
        + $"variants: {{ {name}: {{ dockerfile: Dockerfile, target: {target} }} }}\n";
}
