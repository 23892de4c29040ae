using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Provisioning;
using ImageBench.Runs;
using ImageBench.Runs.Planning;
using ImageBench.Runs.Sides;
using ImageBench.Scenarios.Sources;
using ImageBench.Tests.Runs.Played;
using ImageBench.Tests.Scenarios.Revisions;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Runs.Sides;

/// <summary>
/// All that a comparison of revisions needs: a repository, and an engine in memory whose images hold the context that was sent.
/// </summary>
internal sealed class SideStage : IDisposable
{
    private readonly FakeTimeProvider _time = new(Some.Time);

    public SideStage() => Engine = new HeldEngine(_time) { LayerOf = context => context };

    public SampleRepository Repository { get; } = new();

    public HeldEngine Engine { get; }

    /// <summary>What the planner told.</summary>
    public IReadOnlyList<string> Told { get; private set; } = [];

    /// <summary>What is said of the Dockerfiles beside their path.</summary>
    public SourceOptions Sources { get; set; } = SourceOptions.None;

    public string State
    {
        get => field ?? Repository.Aside("state");
        set;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A folder that is built and checked.</summary>
    public void WriteService(string folder)
    {
        var begin = folder.Length == 0 ? "" : folder + "/";
        Repository.Write($"{begin}Dockerfile", "FROM busybox\nCOPY . /app\n");
        Repository.Write($"{begin}.dockerignore", ".git\n");
        Repository.Write($"{begin}scenario.yaml", "check: { command: { exit: 0 } }\n");
    }

    public async Task<PlannedSides> Plan(string from, string? to = null, string path = "", bool all = false, string? context = null)
    {
        var options = new RunOptions(
            [], [], [CacheState.AsFound], [Builder.BuildKit], Rounds: 1, Seed: 7, TimeSpan.FromMinutes(10), KeepImages: false);
        var run = new RunRequest(options, Repository.Aside("scenarios"), Repository.Aside("results"))
        {
            Sources = Sources with { HasUntouched = all, ContextFolder = context },
        };
        var request = new SidesRequest(run, Path.Combine(Repository.Path, path), from, to);
        var planned = await new SidePlanner(request, new StateFolder(State), new FakeHost(), new(_ => null)).Plan(Token);
        Told = planned.Told;
        return planned;
    }

    public async Task<MadeComparison> Compare(string from, string? to = null, string path = "") => (await CompareAll(from, to, path)).Made;

    /// <summary>With the scenarios that were built.</summary>
    public async Task<(MadeComparison Made, IReadOnlyList<Scenario> Scenarios)> CompareAll(
        string from, string? to = null, string path = "")
    {
        using var planned = await Plan(from, to, path);
        return (await Make(planned), planned.Run!.Plan.Scenarios);
    }

    public async Task<MadeComparison> Make(PlannedSides planned)
    {
        var around = new Surroundings(
            _ => Task.FromResult<ImageBench.Runs.Engines.IEngineSession>(new FakeSession(Engine)),
            new FakeHost(),
            new StateFolder(State),
            new SaidDisplay(),
            (_, _, _) => Task.FromResult<IReadOnlyList<string>>([]),
            _time);
        return await MadeComparison.Make(planned.Run!, around, Token);
    }

    public void Dispose() => Repository.Dispose();
}
