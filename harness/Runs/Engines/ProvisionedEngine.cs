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
    private readonly ParentMaker _parents;
    private readonly TimeProvider _time;

    private ProvisionedEngine(EngineSession session, Packages packages, bool mayMake, Action<string> tell, TimeProvider time)
    {
        (_session, _packages, _time) = (session, packages, time);
        _parents = new ParentMaker(session.Engine, packages, mayMake, tell);
    }

    public IEngine Engine => _session.Engine;

    /// <summary>
    /// <paramref name="wanted"/> as <see cref="EngineSession.Open"/> takes it; <paramref name="provision"/>: what is missing may be
    /// installed and made.
    /// </summary>
    public static async Task<IEngineSession> Open(
        string wanted, bool provision, Action<string> tell, TimeProvider time, CancellationToken cancellationToken)
    {
        var packages = new Packages(provision, tell);
        var session = await EngineSession.Open(wanted, packages, tell, time, cancellationToken);
        return new ProvisionedEngine(session, packages, provision, tell, time);
    }

    public Task<string?> MakeParent(string image, CancellationToken cancellationToken) => _parents.Make(image, cancellationToken);

    public async Task<IRegistrySession> OpenRegistry(string wanted, RunLabel label, CancellationToken cancellationToken) =>
        await RegistrySession.Open(wanted, Engine.Facts, _packages, label, _time, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _parents.Dispose();
        await _session.DisposeAsync();
    }
}
