using ImageBench.Tests.Runs.Played;

namespace ImageBench.Tests.Runs;

/// <summary>An engine on another machine, whose load is not known here.</summary>
public sealed class RemoteEngineTests : IDisposable
{
    private readonly RunStage _stage = new() { IsRemote = true, WaitForQuiet = TimeSpan.FromHours(1) };

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task ItsBuildsHaveNoLoadAndThePageSaysSoOnce()
    {
        var results = await _stage.Run();

        Assert.Null(results.Run.Host.LoadAverage);
        Assert.NotEmpty(results.Builds);
        Assert.All(results.Builds, build => Assert.Null(build.LoadAverage));
        Assert.Single(results.Run.Remarks, remark => remark.Contains("is not known: it is another than the one", StringComparison.Ordinal));
        Assert.Single(
            _stage.Display.Sentences,
            sentence => sentence.StartsWith("--wait-for-quiet cannot wait: the engine at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OneOnThisMachineHasItsLoad()
    {
        using var stage = new RunStage { WaitForQuiet = TimeSpan.FromHours(1) };

        var results = await stage.Run();

        Assert.All(results.Builds, build => Assert.Equal(0.25, build.LoadAverage));
        Assert.DoesNotContain(results.Run.Remarks, remark => remark.Contains("not known", StringComparison.Ordinal));
        Assert.DoesNotContain(stage.Display.Sentences, sentence => sentence.Contains("--wait-for-quiet", StringComparison.Ordinal));
    }
}
