using ImageBench.Model.Runs;
using ImageBench.Running.Ports;
using ImageBench.Runs.Engines;

namespace ImageBench.Tests.Runs.Played;

/// <summary>A <see cref="HeldEngine"/> as a run opens it, with a registry of its own that holds nothing, one at a time.</summary>
internal sealed class FakeSession(HeldEngine engine) : IEngineSession
{
    private readonly HashSet<string> _open = [];

    public IEngine Engine => engine;

    public Task<string?> MakeParent(string image, CancellationToken cancellationToken) => Task.FromResult<string?>("nothing is made here");

    public Task<IRegistrySession> OpenRegistry(string wanted, RunLabel label, CancellationToken cancellationToken) =>
        engine.Breakpoints.Around(() => Task.FromResult<IRegistrySession>(Opened(label.Value)), cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // As of those on this machine there is one folder a run: a second one would end the first.
    private FakeRegistry Opened(string label)
    {
        Assert.True(_open.Add(label), $"The registry of {label} is open already.");
        return new FakeRegistry(engine.Breakpoints, () => _open.Remove(label));
    }

    private sealed class FakeRegistry(Breakpoints breakpoints, Action close) : IRegistrySession
    {
        public RegistryPlace Place => new(
            "127.0.0.1:5000",
            cancel => breakpoints.Around(() => Task.CompletedTask, cancel),
            (_, cancel) => breakpoints.Around(() => Task.FromResult<StoredManifest?>(null), cancel),
            (_, cancel) => breakpoints.Around(() => Task.FromResult(true), cancel));

        public ValueTask DisposeAsync()
        {
            close();
            return ValueTask.CompletedTask;
        }
    }
}
