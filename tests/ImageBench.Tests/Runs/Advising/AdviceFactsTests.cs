using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Runs.Advising;

namespace ImageBench.Tests.Runs.Advising;

public sealed class AdviceFactsTests : IDisposable
{
    private readonly AdvisedFolder _folder = new();

    [Fact]
    public void ALinkIsAFileOfTheContextWhoseTextIsNotKnown()
    {
        _folder.Write("app/Dockerfile", "FROM busybox\nCOPY . .\n");
        _folder.Write("app/settings/production.json", "{}");
        File.CreateSymbolicLink(Path.Combine(_folder.App, "settings.json"), "settings/production.json");
        File.CreateSymbolicLink(Path.Combine(_folder.App, "other.go"), "main.go");

        var context = AdviceFacts
            .Unbuilt(Assert.Single(_folder.Read()), Builder.BuildKit, BaseSet.Hub, TestContext.Current.CancellationToken).Context!;

        Assert.True(context.Find("settings.json") is { IsSent: true, Text: null });
        Assert.True(context.Find("other.go") is { IsSent: true, Text: null });
        Assert.Equal("package main\n", context.Text("main.go"));
    }

    [Fact]
    public void TheTextsOfAllDockerfilesAreKnown()
    {
        _folder.Write("app/Dockerfile", "FROM busybox\nCOPY . .\n");
        _folder.Write("app/docker/Dockerfile.small", "FROM busybox\n");
        _folder.Write("app/develop.Dockerfile", "FROM debian\n");
        _folder.Write("app/scenario.yaml", "check: { command: { exit: 0 } }\nvariants: { one: { dockerfile: Dockerfile } }\n");

        var context = AdviceFacts
            .Unbuilt(Assert.Single(_folder.Read()), Builder.BuildKit, BaseSet.Hub, TestContext.Current.CancellationToken).Context!;

        Assert.Equal("FROM busybox\n", context.Text("docker/Dockerfile.small"));
        Assert.Equal("FROM debian\n", context.Text("develop.Dockerfile"));
    }

    public void Dispose() => _folder.Dispose();
}
