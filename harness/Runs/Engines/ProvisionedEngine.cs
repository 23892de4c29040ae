using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Provisioning.Parents;
using ImageBench.Running.Ports;

namespace ImageBench.Runs.Engines;

/// <summary>An engine of this machine's or of another's, with the parents and the registry that this machine can make for it.</summary>
internal sealed class ProvisionedEngine : IEngineSession
{
    private readonly EngineSession _session;
    private readonly Packages _packages;
    private readonly ParentMaker? _parents;
    private readonly TimeProvider _time;

    private ProvisionedEngine(EngineSession session, Packages packages, bool mayMake, Action<string> tell, TimeProvider time)
    {
        (_session, _packages, _time) = (session, packages, time);
        _parents = session.Beside is { } engine ? new ParentMaker(engine, packages, mayMake, tell) : null;
    }

    public IEngine Engine => _session.Engine;

    public IEngine? Starter => _session.Beside;

    /// <summary>
    /// The engine that a run asks for, and (null: none) the one beside it; where it may provision, what is missing is installed and made.
    /// </summary>
    public static async Task<IEngineSession> Open(
        string wanted, string? beside, bool provision, Action<string> tell, TimeProvider time, CancellationToken cancellationToken)
    {
        var packages = new Packages(provision, tell);
        var session = await EngineSession.Open(wanted, beside, packages, tell, time, cancellationToken);
        return new ProvisionedEngine(session, packages, provision, tell, time);
    }

    public Task<string?> MakeParent(string image, CancellationToken cancellationToken) =>
        _parents?.Make(image, cancellationToken)
            ?? Task.FromResult<string?>(
                "a BuildKit by itself holds no images; the engine that --check-engine names makes it, and gives it");

    public async Task<IRegistrySession> OpenRegistry(string wanted, RunLabel label, CancellationToken cancellationToken) =>
        await RegistrySession.Open(wanted, Engine.Facts, _packages, label, _time, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _parents?.Dispose();
        await _session.DisposeAsync();
    }
}
