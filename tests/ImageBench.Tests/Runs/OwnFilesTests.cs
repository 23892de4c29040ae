using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Options;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Runs.Planning;
using ImageBench.Tests.Scenarios;

namespace ImageBench.Tests.Runs;

/// <summary>What the harness itself keeps, where that lies in what is sent to the builds.</summary>
public sealed class OwnFilesTests : IDisposable
{
    private readonly SampleScenarios _scenarios = new();

    public OwnFilesTests()
    {
        _scenarios.Add("scenarios/app");
        _scenarios.Write("scenarios/app/.state/layers/kept", "x");
        _scenarios.Write("assets/logo", "x");
    }

    private string State => Path.Combine(_scenarios.Path, "scenarios/app/.state");

    [Fact]
    public void TheStateFolderIsNoPartOfWhatIsBuilt()
    {
        var files = Read("results").Inputs.Value.Scenarios[0].Digests.Keys;

        Assert.Contains(files, file => file.EndsWith("main.go", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => file.Contains(".state", StringComparison.Ordinal));
    }

    [Fact]
    public void ResultsMayLieInItThen() =>
        Assert.Equal(Path.Combine(State, "results"), Read("scenarios/app/.state/results").Request.ResultsFolder);

    [Theory]
    [InlineData("scenarios/app/results")]
    [InlineData("assets")]
    [InlineData("assets/deep/results")]
    public void ResultsInAContextOrANamedOneAreRefused(string results)
    {
        var fault = Assert.Throws<Fault>(() => Read(results));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.Contains("which is sent to the builds", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _scenarios.Dispose();

    private PlannedRun Read(string results)
    {
        var options = new RunOptions(
            ["app"], [], [CacheState.Cold], [Builder.BuildKit], Rounds: 1, Seed: 7, TimeSpan.FromMinutes(10), KeepImages: false);
        var request = new RunRequest(options, Path.Combine(_scenarios.Path, "scenarios"), Path.Combine(_scenarios.Path, results))
        {
            Given = new BuildOptions
            {
                Contexts = new Dictionary<string, NamedContext>
                {
                    ["assets"] = new NamedContext(Path.Combine(_scenarios.Path, "assets"), null),
                },
            },
        };
        return PlannedRun.Read(request, new StateFolder(State), TestContext.Current.CancellationToken);
    }
}
