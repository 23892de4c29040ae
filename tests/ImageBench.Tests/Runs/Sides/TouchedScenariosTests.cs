namespace ImageBench.Tests.Runs.Sides;

/// <summary>Which of several services a change touches.</summary>
public sealed class TouchedScenariosTests : IDisposable
{
    private readonly SideStage _stage = new();

    [Fact]
    public async Task OfSeveralServicesThoseAreBuiltThatTheChangeTouches()
    {
        foreach (var service in (string[])["services/api", "services/web", "services/jobs"])
            _stage.WriteService(service);
        _stage.Repository.Commit("first");
        _stage.Repository.Write("services/api/main.go", "package main\n");
        _stage.Repository.Write("README.md", "nobody is sent this\n");

        Assert.Equal(["api"], await Names());
        Assert.Contains(
            "Not built, since the change touches nothing that they are sent: jobs, web", _stage.Told[^1], StringComparison.Ordinal);
        Assert.Equal(["api", "jobs", "web"], await Names(all: true));
    }

    [Fact]
    public async Task WithTheirContextAtTheRootTheIgnoreFilesSayWhatTouchesThem()
    {
        foreach (var service in (string[])["api", "web"])
        {
            _stage.Repository.Write($"services/{service}/Dockerfile", "FROM busybox\nCOPY . /app\n");
            _stage.Repository.Write($"services/{service}/Dockerfile.dockerignore", $"*\n!services/{service}\n!shared\n");
            _stage.Repository.Write($"services/{service}/app.txt", service);
        }

        _stage.Repository.Write("shared/all.txt", "one\n");
        _stage.Repository.Commit("first");
        _stage.Repository.Write("services/web/app.txt", "changed\n");
        Assert.Equal(["web"], await Names(context: _stage.Repository.Path));

        _stage.Repository.Write("shared/all.txt", "two\n");
        Assert.Equal(["api", "web"], await Names(context: _stage.Repository.Path));
    }

    [Fact]
    public async Task AChangeThatTouchesNothingBuildsNothing()
    {
        _stage.WriteService("a");
        _stage.WriteService("b");
        _stage.Repository.Commit("first");

        using var planned = await _stage.Plan("HEAD");

        Assert.Null(planned.Run);
    }

    public void Dispose() => _stage.Dispose();

    private async Task<IEnumerable<string>> Names(bool all = false, string? context = null)
    {
        using var planned = await _stage.Plan("HEAD", all: all, context: context);
        return planned.Run!.Plan.Scenarios.Select(scenario => scenario.Name);
    }
}
