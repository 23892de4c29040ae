using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Runs;
using ImageBench.Runs.Advising;
using ImageBench.Runs.Planning;
using ImageBench.Scenarios.Sources;
using ImageBench.Statistics.Judging;
using ImageBench.Tests.Runs.Played;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Runs.Advising;

/// <summary>
/// A folder with a Dockerfile that advice is asked for, and an engine in memory: its images hold what the Dockerfile that was sent says
/// after "#bytes".
/// </summary>
internal sealed class AdvisedFolder : IDisposable
{
    /// <summary>A Dockerfile that the rewrite <see cref="Recommends"/> makes smaller.</summary>
    public const string Smelly = "FROM busybox\nRUN apt-get install -y curl\n#bytes 5000\n";

    public const string Recommends = "apt-no-recommends";

    private readonly TempFolder _temp = TempFolder.InMemory();
    private readonly FakeTimeProvider _time = new(Some.Time);

    public AdvisedFolder()
    {
        Engine = new HeldEngine(_time) { LayerOf = PlayedLayer.Of };
        Around = new Surroundings(
            _ => Task.FromResult<ImageBench.Runs.Engines.IEngineSession>(new FakeSession(Engine)),
            new FakeHost(),
            new StateFolder(Path.Combine(_temp.Path, "state")),
            new SaidDisplay(),
            (_, _, _) => Task.FromResult<IReadOnlyList<string>>([]),
            _time);
        Write("app/main.go", "package main\n");
        Write("app/scenario.yaml", "check: { command: { exit: 0 } }\n");
    }

    public HeldEngine Engine { get; }

    /// <summary>What is said of the Dockerfile beside its path.</summary>
    public SourceOptions Sources { get; init; } = SourceOptions.None;

    public Surroundings Around { get; }

    public string App => Path.Combine(_temp.Path, "app");

    public RunRequest Request => new(
        new RunOptions(
            [App], [], [CacheState.AsFound, CacheState.Cold], [Builder.BuildKit], Rounds: 2, Seed: 7, TimeSpan.FromMinutes(10), false),
        Path.Combine(_temp.Path, "scenarios"),
        Path.Combine(_temp.Path, "results"))
    {
        Sources = Sources,
    };

    public CancellationTokenSource Cancel { get; } = new();

    private CancellationToken Token => Cancel.Token;

    public string Write(string name, string content)
    {
        var path = _temp.Write(name, content);
        File.SetLastWriteTimeUtc(path, Some.Time.UtcDateTime.AddDays(-1));
        return path;
    }

    public IReadOnlyList<AdvisedDockerfile> Read() => AdvisedDockerfile.ReadAll(Request, Around.State, Token);

    public Task<JudgedDockerfile> Judge(string other, Action<JudgedDockerfile>? keep = null) =>
        JudgedDockerfile.Make(Request, Assert.Single(Read()), other, Around, keep ?? (_ => { }), Token);

    public async Task<MeasuredAdvice> Advise(int rounds = 0, TimeSpan? budget = null)
    {
        var original = Assert.Single(Read());
        var request = new AdviceRequest(Request, budget ?? TimeSpan.FromHours(1), 1) { Rounds = rounds };
        var folder = AdviceFolder.Create(Request.ResultsFolder, original.Name, Some.Time);
        return new AdvicePatch(original).AddTo(await new AdviceRun(request, original, folder, Around).Make(Token));
    }

    /// <summary>Every file of the user's folder with its content and time.</summary>
    public string Snapshot() => string.Join('\n', Directory.EnumerateFiles(App, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(path => $"{path} {File.GetLastWriteTimeUtc(path):O} {File.ReadAllText(path)}"));

    public void Dispose()
    {
        Cancel.Dispose();
        _temp.Dispose();
    }
}
