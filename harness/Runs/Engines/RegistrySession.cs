using ImageBench.Engine.Registries.Distribution;
using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Running.Ports;

namespace ImageBench.Runs.Engines;

/// <summary>The registry that a run's images go through, given or started; disposing of it ends what was started.</summary>
internal sealed class RegistrySession : IRegistrySession
{
    private const string Local = "local";

    private readonly RegistryManifests _manifests;
    private readonly string _host;
    private LocalRegistry? _local;

    private RegistrySession(string host, TimeProvider time) =>
        (_host, _manifests) = (host, new RegistryManifests(RegistrySettings.OfDocker(), time));

    public RegistryPlace Place => new(_local?.Host ?? _host, _local is null ? null : _local.Empty, _manifests.Find, _manifests.Remove);

    /// <summary>"local": one of the harness's own on loopback, for an engine of this machine; else the one that stands there.</summary>
    public static async Task<RegistrySession> Open(
        string wanted, EngineFacts engine, Packages packages, RunLabel label, TimeProvider time, CancellationToken cancellationToken)
    {
        if (wanted == Local && !engine.IsLocal)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"--registry local is on this machine's loopback, which the engine at {engine.Endpoint} does not reach; name a registry "
                    + "that it does reach.");
        }

        if (wanted == Local)
            await packages.EnsureRegistry(cancellationToken);
        var session = new RegistrySession(wanted, time);
        try
        {
            if (wanted == Local)
                session._local = await LocalRegistry.Start(StateFolder.Find(), label.Value, time, cancellationToken);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_local is not null)
            await _local.DisposeAsync();
    }
}
