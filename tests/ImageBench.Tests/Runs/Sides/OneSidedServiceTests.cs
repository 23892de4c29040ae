using ImageBench.Model;
using ImageBench.Scenarios.Sources;

namespace ImageBench.Tests.Runs.Sides;

/// <summary>Services and files of services that only one of the two revisions has.</summary>
public sealed class OneSidedServiceTests : IDisposable
{
    private readonly ComposedSides _composed = new();

    private SideStage Stage => _composed.Stage;

    [Fact]
    public async Task AServiceThatIsNewIsMeasuredAloneAndSoAreAllOfAFileThatIsNew()
    {
        Stage.Repository.Commit("first");
        Stage.Repository.Write("compose.yaml", ComposedSides.Compose + "\n  jobs:\n    build: services/web\n");
        Assert.Equal(["jobs: head"], await _composed.Planned());
        Assert.Contains("jobs is not in compose.yaml of the base", string.Join('\n', Stage.Told), StringComparison.Ordinal);

        Stage.Repository.Write("other.yaml", ComposedSides.Compose);
        Stage.Sources = SourceOptions.None with { Compose = Path.Combine(Stage.Repository.Path, "other.yaml") };
        Assert.Equal(["api: head", "web: head"], await _composed.Planned());
        Assert.Contains("The file other.yaml is not in the base", string.Join('\n', Stage.Told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatWasRenamedIsFollowed()
    {
        File.Move(Path.Combine(Stage.Repository.Path, "compose.yaml"), Path.Combine(Stage.Repository.Path, "docker-compose.yml"));
        Stage.Repository.Commit("first");
        Stage.Repository.Git("mv", "docker-compose.yml", "compose.yaml");
        Stage.Repository.Write("services/web/index.html", "two\n");

        Assert.Equal(["web: base head"], await _composed.Planned());
        Assert.Contains(
            "The file compose.yaml was docker-compose.yml in the base", string.Join('\n', Stage.Told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneThatCannotBeReadInTheBaseIsToldAndTheOthersAreCompared()
    {
        Stage.Repository.Write(
            "compose.yaml", ComposedSides.Compose.Replace("build: services/web", "build: services/gone", StringComparison.Ordinal));
        Stage.Repository.Commit("first");
        Stage.Repository.Write("compose.yaml", ComposedSides.Compose);
        Stage.Repository.Write("services/api/main.go", "package main // two\n");

        Assert.Equal(["api: base head", "web: head"], await _composed.Planned());
        Assert.Contains("context 'services/gone' of web is no folder", string.Join('\n', Stage.Told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServicesCanBeChosenAlsoOneThatTheBaseHasNot()
    {
        Stage.Repository.Commit("first");
        Stage.Repository.Write("compose.yaml", ComposedSides.Compose + "\n  jobs:\n    build: services/web\n");
        Stage.Sources = Stage.Sources with { Services = ["jobs", "web"] };

        Assert.Equal(["jobs: head", "web: base head"], await _composed.Planned(all: true));
    }

    [Fact]
    public async Task AFileThatIsNotInTheHeadIsBadInput()
    {
        Stage.Repository.Commit("first");
        Stage.Repository.Write("new.yaml", ComposedSides.Compose);
        Stage.Sources = SourceOptions.None with { Compose = Path.Combine(Stage.Repository.Path, "new.yaml") };

        var fault = await Assert.ThrowsAsync<Fault>(() => Stage.Plan("HEAD", "HEAD"));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.StartsWith("The file new.yaml is not in the head HEAD: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingThatALinkOfTheBaseLeadsToIsSent()
    {
        var secret = Stage.Repository.Aside("secret");
        Directory.CreateDirectory(secret);
        await File.WriteAllTextAsync(
            Path.Combine(secret, "Dockerfile"), "FROM busybox\nCOPY . /app\n", TestContext.Current.CancellationToken);
        var web = Path.Combine(Stage.Repository.Path, "services/web");
        Directory.Move(web, Stage.Repository.Aside("web"));
        File.CreateSymbolicLink(web, secret);
        Stage.Repository.Commit("linked");
        File.Delete(web);
        Directory.Move(Stage.Repository.Aside("web"), web);

        Assert.Equal(["web: head"], await _composed.Planned());
    }

    public void Dispose() => _composed.Dispose();
}
