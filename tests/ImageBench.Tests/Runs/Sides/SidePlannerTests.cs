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
