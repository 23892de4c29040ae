using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Running.Ports;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.EngineTests.Sessions;

/// <summary>One folder, built again and again by us; what was built goes with it.</summary>
internal sealed class SessionBench(IEngine engine) : IAsyncDisposable
{
    private readonly Workplace _place = new();
    private readonly RunLabel _label = RunLabel.Make("session-test", MakerProcess.ReadOwn());

    private int _images;

    public SessionBench(TestEngine engine) : this(engine.Engine)
    {
    }

    public string Folder => Path.Combine(_place.Scenarios, "c");

    public SessionBench With(string file, string content)
    {
        _place.With("c", file, content);
        return this;
    }

    public PackedContext Context(FileEdit? edit = null) =>
        BuildContext.List(Folder, Path.Combine(Folder, "Dockerfile"), edit, TestContext.Current.CancellationToken);

    public BuildRequest Request(FileEdit? edit = null) => new(
        Context(edit),
        Builder.BuildKit,
        NoCache: false,
        Target: null,
        new Dictionary<string, string>(),
        _label.AsLabels(),
        Tag: _label.ImageName(++_images),
        TimeSpan.FromMinutes(5));

    public Task<BuildOutcome> Build(FileEdit? edit = null) => Build(Request(edit), engine);

    public async Task<BuildOutcome> Build(BuildRequest request, IEngine on)
    {
        var outcome = await on.Build(request, _ => { }, TestContext.Current.CancellationToken);
        Assert.True(outcome.Status == BuildStatus.Built, outcome.Error + string.Join('\n', outcome.LogTail));
        return outcome;
    }

    /// <summary>What a file of the image says.</summary>
    public async Task<string> Read(BuildOutcome outcome, string path)
    {
        using var target = new ScratchFile(Path.GetTempPath());
        var file = await engine.ReadFile(outcome.ImageId!, path, _label.AsLabels(), target, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(file!.Open());
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await engine.RemoveAll(_label, CancellationToken.None);
        _place.Dispose();
    }
}
