using ImageBench.Model.Runs;
using ImageBench.Running.Ports;
using ImageBench.Runs.Engines;

namespace ImageBench.Tests.Runs.Played;

/// <summary>A <see cref="HeldEngine"/> as a run opens it, with a registry of its own that holds nothing.</summary>
internal sealed class FakeSession(HeldEngine engine) : IEngineSession
{
    public IEngine Engine => engine;

    public Task<string?> MakeParent(string image, CancellationToken cancellationToken) => Task.FromResult<string?>("nothing is made here");

    public Task<IRegistrySession> OpenRegistry(string wanted, RunLabel label, CancellationToken cancellationToken) =>
        engine.Breakpoints.Around(() => Task.FromResult<IRegistrySession>(new FakeRegistry(engine.Breakpoints)), cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class FakeRegistry(Breakpoints breakpoints) : IRegistrySession
    {
        public RegistryPlace Place => new(
            "127.0.0.1:5000",
            cancel => breakpoints.Around(() => Task.CompletedTask, cancel),
            (_, cancel) => breakpoints.Around(() => Task.FromResult<StoredManifest?>(null), cancel),
            (_, cancel) => breakpoints.Around(() => Task.FromResult(true), cancel));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
