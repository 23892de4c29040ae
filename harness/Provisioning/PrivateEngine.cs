using ImageBench.Model;

namespace ImageBench.Provisioning;

/// <summary>
/// A dockerd of the harness's own, with its own containerd, data, sockets and bridge, that leaves another engine on the host untouched:
/// it writes no firewall rule, and having a bridge of its own it does not delete docker0 (as one without any bridge does).
/// The data stays, so that parent images are made once.
/// </summary>
internal sealed class PrivateEngine : IAsyncDisposable
{
    private readonly Daemon _containerd;
    private readonly Daemon _dockerd;
    private readonly Bridge _bridge;
    private readonly EngineConfig _config;
    private FileStream? _lock;

    private PrivateEngine(StateFolder state, TimeProvider time)
    {
        _config = new EngineConfig(state.EngineFolder);
        _bridge = new Bridge(state.EngineFolder);
        _containerd = new Daemon("containerd", _config.Folder, _config.ContainerdFile, _config.ContainerdSocket, time);
        _dockerd = new Daemon("dockerd", _config.Folder, _config.DockerdFile, _config.Socket, time);
    }

    public Uri Endpoint => new("unix://" + _config.Socket);

    /// <summary>Starts it, after ending one that a killed harness left. A <see cref="Fault"/> says why it cannot be, and leaves nothing running.</summary>
    public static async Task<PrivateEngine> Start(StateFolder state, Action<string> tell, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!Machine.IsRoot)
            throw new Fault(ExitCode.NoEngine, "A private engine can be started by root only; run with sudo, or name an engine with --engine.");
        var engine = new PrivateEngine(state, time);
        engine.TakeLock();
        try
        {
            tell($"Starting a private engine in {state.EngineFolder} ...");
            await engine.End();
            engine._config.Write(engine._bridge.Name);
            await engine._bridge.Make(tell, cancellationToken);
            await engine._containerd.Start("--config", cancellationToken);
            await engine._dockerd.Start("--config-file", cancellationToken);
            return engine;
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether one was ever started in that state folder, so that its data may hold something.</summary>
    public static bool IsIn(StateFolder state) => Directory.Exists(Path.Combine(state.EngineFolder, "data"));

    /// <summary>Ends what a killed harness left of a private engine in that state folder; whether there was anything to end.</summary>
    public static async Task<bool> EndLeftOver(StateFolder state, TimeProvider time)
    {
        if (!Directory.Exists(state.EngineFolder))
            return false;
        var engine = new PrivateEngine(state, time);
        engine.TakeLock();
        var wasThere = File.Exists(engine._config.Socket) || engine._bridge.Exists;
        await engine.DisposeAsync();
        return wasThere;
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        if (_lock is not null)
            await _lock.DisposeAsync();
    }

    private async Task End()
    {
        await _dockerd.End();
        await _containerd.End();
        await _bridge.Remove();
        Mounts.RemoveBelow(_config.Folder);
    }

    // Held until this process ends, however it ends: so a lock that is free means that nobody uses what still runs.
    private void TakeLock()
    {
        var path = Path.Combine(_config.Folder, "lock");
        try
        {
            Directory.CreateDirectory(_config.Folder);
            _lock = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new Fault(
                ExitCode.NoEngine,
                $"The private engine in {_config.Folder} is in use by another run ({exception.Message.TrimEnd('.')}); wait for it, or set IMAGEBENCH_STATE to another folder.",
                exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new Fault(ExitCode.NoEngine, $"The state folder {_config.Folder} cannot be written; set IMAGEBENCH_STATE to one that can.", exception);
        }
    }
}
