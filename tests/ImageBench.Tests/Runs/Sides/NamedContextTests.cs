using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Runs;
using ImageBench.Scenarios.Sources;

namespace ImageBench.Tests.Runs.Sides;

/// <summary>Folders that a build is sent beside its context, of two revisions.</summary>
public sealed class NamedContextTests : IDisposable
{
    private readonly SideStage _stage = new();

    public NamedContextTests()
    {
        _stage.Repository.Write("services/web/Dockerfile", "FROM busybox\nCOPY . /app\n");
        _stage.Repository.Write("services/web/index.html", "one\n");
        _stage.Sources = SourceOptions.None with { Compose = Path.Combine(_stage.Repository.Path, "compose.yaml") };
    }

    [Fact]
    public async Task AFolderBesideTheContextAndTheOptionsOfABuildTouchItToo()
    {
        const string Shared = """
            services:
              api: { build: { context: services/web, additional_contexts: { shared: ./shared } } }
              web: { build: { context: services/web } }
            """;
        _stage.Repository.Write("compose.yaml", Shared);
        _stage.Repository.Write("shared/lib.js", "one\n");
        _stage.Repository.Commit("first");

        _stage.Repository.Write("shared/lib.js", "two\n");
        Assert.Equal(["api"], await Touched());

        _stage.Repository.Write("shared/lib.js", "one\n");
        _stage.Repository.Write("compose.yaml", Shared.Replace("web } }", "web, labels: { a: b } } }", StringComparison.Ordinal));
        Assert.Equal(["web"], await Touched());
    }

    [Fact]
    public async Task OfAFolderBesideTheContextTooWhatGitKeepsIsSentForNeitherSide()
    {
        _stage.Repository.Write("compose.yaml", """
            services: { web: { build: { context: services/web, additional_contexts: { all: . } } } }
            """);
        _stage.Repository.Commit("first");
        _stage.Repository.Write("services/web/index.html", "two\n");

        using var planned = await _stage.Plan("HEAD");
        var inputs = planned.Run!.Inputs.Value;
        var head = planned.Run.Plan.Scenarios[0];
        var build = new PlannedBuild(
            new BuildKey("web", "head", Builder.BuildKit, CacheState.AsFound, 1), 1, head.SideOf(head.Variants[1]), head.Variants[1]);
        var packed = new RunContexts(new RunLabel("20260801-093000-all-01234567"), inputs, TimeProvider.System)
            .Pack(build, edited: false, TestContext.Current.CancellationToken);

        var paths = packed.Folders!.Named["all"].Select(item => item.Path).ToList();
        Assert.Contains("services/web/index.html", paths);
        Assert.DoesNotContain(paths, path => path.Split('/')[0] == ".git");
        Assert.Empty(packed.FindChanged(TestContext.Current.CancellationToken));
    }

    public void Dispose() => _stage.Dispose();

    private async Task<IEnumerable<string>> Touched()
    {
        using var planned = await _stage.Plan("HEAD");
        return [.. planned.Run!.Plan.Scenarios.Select(scenario => scenario.Name)];
    }
}
