using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Runs;
using ImageBench.Runs.Planning;
using ImageBench.Statistics;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Runs.Played;

/// <summary>
/// All that a whole run needs, in memory and in a temporary folder: a scenario of two variants with a check, an engine, a state folder.
/// </summary>
internal sealed class RunStage : IDisposable
{
    private readonly TempFolder _temp = TempFolder.InMemory();
    private readonly FakeTimeProvider _time = new(Some.Time);

    public RunStage()
    {
        Write("main.go", "package main\n");
        Write("go.mod", "module app\n");
        Write("Dockerfile.single", "FROM busybox\nCOPY . .\nRUN build\n");
        Write("Dockerfile.multi", "FROM busybox AS build\nCOPY . .\nRUN build\nFROM busybox\nCOPY --from=build /app /app\n");
        Write("scenario.yaml", "check: { command: { exit: 0 } }\n");
        Engine = new HeldEngine(_time);
    }

    public HeldEngine Engine { get; }

    public SaidDisplay Display { get; } = new();

    /// <summary>Another display in the place of that one.</summary>
    public IDisplay? Shown { get; init; }

    public CancellationTokenSource Cancel { get; private set; } = new();

    /// <summary>What is made of the results; nothing, unless a test says otherwise.</summary>
    public Func<RunResults, string, CancellationToken, Task<IReadOnlyList<string>>> Export { get; init; } = (
        _, _, _) => Task.FromResult<IReadOnlyList<string>>([]);

    public bool KeepFiles { get; init; }

    public int Rounds { get; init; } = 2;

    /// <summary>Whether starts are not measured and nothing is moved.</summary>
    public bool KeepsToSizes { get; init; }

    /// <summary>Whether the engine builds on another machine than this one.</summary>
    public bool IsRemote { get; init; }

    public TimeSpan? WaitForQuiet { get; init; }

    public IReadOnlyList<CacheState> States { get; init; } = [CacheState.Cold, CacheState.Warm];

    public string Results => Path.Combine(_temp.Path, "results");

    public string State => Path.Combine(_temp.Path, "state");

    /// <summary>The one run folder, or null where none is left.</summary>
    public string? Folder => Directory.Exists(Results) ? Directory.GetDirectories(Results).SingleOrDefault() : null;

    /// <summary>A run from its beginning, or (<paramref name="resume"/>) one that goes on with that folder.</summary>
    public async Task<RunResults> Run(string? resume = null, string scenarios = "scenarios")
    {
        if (Cancel.IsCancellationRequested)
            Cancel = new CancellationTokenSource();
        var options = new RunOptions(
            ["app"], [], States, [Builder.BuildKit], Rounds, Seed: 7, TimeSpan.FromMinutes(10), KeepImages: false)
        {
            CheckRounds = KeepsToSizes ? 0 : 1,
            Registry = KeepsToSizes ? null : "local",
        };
        var request = new RunRequest(options, Path.Combine(_temp.Path, scenarios), Results)
        {
            Resume = resume,
            KeepFiles = KeepFiles,
            WaitForQuiet = WaitForQuiet,
        };
        var planned = PlannedRun.Read(request, new StateFolder(State), Cancel.Token);
        var around = new Surroundings(
            cancel => Engine.Breakpoints.Around(
                () => Task.FromResult<ImageBench.Runs.Engines.IEngineSession>(new FakeSession(Engine)), cancel),
            new FakeHost { HasEngine = !IsRemote },
            new StateFolder(State),
            Shown ?? Display,
            Export,
            _time);
        return await new MeasuredRun(planned, around).Make(Cancel.Token);
    }

    public string PathOf(string name) => Path.Combine(_temp.Path, "scenarios", "app", name);

    /// <summary>Writes a file of the scenario, as one that was there long before the run.</summary>
    public void Write(string name, string content, string scenarios = "scenarios") =>
        File.SetLastWriteTimeUtc(_temp.Write($"{scenarios}/app/{name}", content), Some.Time.UtcDateTime.AddDays(-1));

    public void Dispose()
    {
        Cancel.Dispose();
        _temp.Dispose();
    }
}
