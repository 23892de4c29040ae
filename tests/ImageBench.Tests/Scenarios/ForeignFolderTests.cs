namespace ImageBench.Tests.Scenarios;

/// <summary>A scenario folder is data from somebody else.</summary>
public sealed class ForeignFolderTests : IDisposable
{
    private const string LeadsOut = "is a link that leads out of the scenario's folder";

    private readonly SampleScenarios _scenarios = new();

    public ForeignFolderTests()
    {
        _scenarios.Add("app");
        _scenarios.Write("secret/Dockerfile.single", "FROM secret\n");
    }

    public void Dispose() => _scenarios.Dispose();

    [Theory]
    [InlineData("Dockerfile.third")]
    [InlineData(".dockerignore")]
    [InlineData("Dockerfile.multi.dockerignore")]
    [InlineData("scenario.yaml")]
    public void NoFileOfItIsALinkThatLeadsOut(string name)
    {
        Link(name, "../secret/Dockerfile.single");

        Assert.Equal(
            $"scenarios/app/{name}: {LeadsOut}. Put the file itself there: a copy of the folder would lack it.",
            Assert.Single(_scenarios.Mistakes("app")));
    }

    [Theory]
    [InlineData("/etc", "link")]
    [InlineData("../secret", "link")]
    [InlineData("..", "link/secret")]
    public void ItsContextIsNoLinkThatLeadsOut(string target, string context)
    {
        Link("link", target);
        _scenarios.Write("app/scenario.yaml", $"context: {context}");

        Assert.Contains($"context '{context}' {LeadsOut}", Assert.Single(_scenarios.Mistakes("app")), StringComparison.Ordinal);
    }

    [Fact]
    public void ALinkThatStaysInsideIsLikeWhatItLeadsTo()
    {
        _scenarios.Write("app/sub/file", "");
        Link("link", "sub");
        Link("Dockerfile.third", "Dockerfile.multi");
        Link("sub/out", "/etc");
        _scenarios.Write("app/scenario.yaml", "context: link");

        Assert.Empty(_scenarios.Mistakes("app"));
    }

    [Theory]
    [InlineData("Dockerfile.third")]
    [InlineData(".dockerignore")]
    [InlineData("scenario.yaml")]
    public void APipeInPlaceOfAFileIsAMistakeOfThatScenarioAlone(string name)
    {
        NamedPipe.Make(Path.Combine(_scenarios.Path, "app", name));
        _scenarios.Add("other");
        _scenarios.Write("secret/Dockerfile.multi", "FROM secret\n");

        var mistake = Assert.Single(_scenarios.Mistakes());
        Assert.StartsWith($"scenarios/app/{name}: ", mistake, StringComparison.Ordinal);
        Assert.Contains("it is a pipe and not a file", mistake, StringComparison.Ordinal);
        Assert.Equal(["other", "secret"], _scenarios.Read().Scenarios.Select(scenario => scenario.Name));
    }

    private void Link(string name, string target) =>
        File.CreateSymbolicLink(Path.Combine(_scenarios.Path, "app", name), target);
}
