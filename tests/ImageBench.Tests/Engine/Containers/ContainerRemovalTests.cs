using ImageBench.Engine;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;
using ImageBench.Tests.Engine.Wire;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Engine.Containers;

/// <summary>Containers of an engine that takes long to remove them, and whose removals are tried again.</summary>
public class ContainerRemovalTests
{
    private readonly List<string> _removals = [];

    [Theory]
    [InlineData(404)]
    [InlineData(409)]
    public async Task AContainerThatIsGoneOrGoingMeanwhileDoesNotKeepTheImagesOfARunOnTheEngine(int first)
    {
        await using var played = new PlayedEngine(request => request switch
        {
            "GET /containers/json" => (200, """[{"Id":"c1","Names":["/imagebench-run-r-1"],"Labels":{"imagebench.container":"r"}}]"""),
            "GET /images/json" =>
                (200, """[{"Id":"sha256:1","Labels":{"imagebench.run":"r"},"RepoTags":["x/imagebench-run-r/1:latest"]}]"""),
            "DELETE /containers/c1" => (Removed(request) == 1 ? first : 404, """{"message":"gone, or already in progress"}"""),
            "DELETE /images/x/imagebench-run-r/1:latest" => Removed(request) > 0 ? (200, "[]") : null,
            _ => null,
        });
        using var engine = await Connect(played, TimeProvider.System);

        await engine.RemoveAll(new RunLabel("r"), TestContext.Current.CancellationToken);

        Assert.Equal(first == 404 ? 1 : 2, _removals.Count(request => request == "DELETE /containers/c1"));
        Assert.Equal("DELETE /images/x/imagebench-run-r/1:latest", _removals[^1]);
    }

    [Fact]
    public async Task AFileIsTakenOutOfAnImageAlsoWhereTheContainerTakesLongToRemove()
    {
        var time = new FakeTimeProvider();
        await using var played = new PlayedEngine(request => request switch
        {
            "POST /containers/create" => (201, """{"Id":"c1","Warnings":[]}"""),
            "GET /containers/c1/archive" => (404, """{"message":"no such file"}"""),
            "DELETE /containers/c1" => Removed(request) > 0 ? (0, "") : null,
            _ => null,
        });
        using var engine = await Connect(played, time);
        using var target = new ScratchFile(Path.GetTempPath());
#pragma warning disable CA2025 // Ensure tasks using 'IDisposable' instances complete before the instances are disposed: it is awaited below
        var reading = engine.ReadFile("sha256:1", "/app", new Dictionary<string, string>(), target, TestContext.Current.CancellationToken);
#pragma warning restore CA2025
        while (!reading.IsCompleted)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
            if (_removals.Count > 0)
                time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Null(await reading);
    }

    private static Task<DockerEngine> Connect(PlayedEngine played, TimeProvider time) =>
        DockerEngine.Connect(new EngineAddress(played.Address, "--engine"), isPrivate: false, time, TestContext.Current.CancellationToken);

    private int Removed(string request)
    {
        _removals.Add(request);
        return _removals.Count(other => other == request);
    }
}
