using ImageBench.Engine;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Tests.Engine.Wire;

namespace ImageBench.Tests.Engine.Images;

/// <summary>Images of a run on an engine that fails while it removes them.</summary>
public class ImageRemovalTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task AnEngineThatFailsOnceKeepsNone(int failures, bool areGone)
    {
        var removals = new List<string>();
        await using var played = new PlayedEngine(request =>
        {
            if (request == "GET /images/json")
                return (200, $"[{Image(1)},{Image(2)}]");
            if (!request.StartsWith("DELETE /images/", StringComparison.Ordinal))
                return request == "GET /containers/json" ? (200, "[]") : null;
            removals.Add(request[^8..]);
            return removals.Count > failures ? (200, "[]") : (500, """{"message":"troubled"}""");
        });
        using var engine = await DockerEngine.Connect(
            new EngineAddress(played.Address, "--engine"), isPrivate: false, TimeProvider.System, TestContext.Current.CancellationToken);

        var fault = await Record.ExceptionAsync(() => engine.RemoveAll(new RunLabel("r"), TestContext.Current.CancellationToken));

        Assert.Equal(areGone, fault is null);
        Assert.Equal(areGone ? ["1:latest", "1:latest", "2:latest"] : ["1:latest", "1:latest"], removals);
        Assert.True(areGone || fault is Fault { ExitCode: ExitCode.NoEngine });
    }

    private static string Image(int number) =>
        $$$"""{"Id":"sha256:{{{number}}}","Labels":{"imagebench.run":"r"},"RepoTags":["x/imagebench-run-r/{{{number}}}:latest"]}""";
}
