using System.Net.Sockets;
using ImageBench.Model;

namespace ImageBench.Provisioning.Engine;

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
    private readonly EngineRemains _remains;
    private readonly TimeProvider _time;
    private EngineLock? _lock;

    private PrivateEngine(StateFolder state, TimeProvider time)
    {
        _time = time;
        _config = new EngineConfig(state.EngineFolder);
        _remains = new EngineRemains(_config);
        _bridge = new Bridge(state.EngineFolder);
        _containerd = new Daemon(
            "containerd", _config.Folder, _config.ContainerdFile, new UnixDomainSocketEndPoint(_config.ContainerdSocket), time);
        _dockerd = new Daemon("dockerd", _config.Folder, _config.DockerdFile, new UnixDomainSocketEndPoint(_config.Socket), time);
    }

    public Uri Endpoint => new("unix://" + _config.Socket);

    private bool IsRunning => _dockerd.IsRunning || _containerd.IsRunning || EngineProcesses.Find(_config.Folder).Count > 0;

    /// <summary>
    /// Starts it, after ending one that a killed harness left. A <see cref="Fault"/> says why it cannot be, and leaves nothing running.
    /// </summary>
    public static async Task<PrivateEngine> Start(
        StateFolder state, Action<string> tell, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!Machine.IsRoot)
        {
            throw new Fault(
                ExitCode.NoEngine, "A private engine can be started by root only; run with sudo, or name an engine with --engine.");
        }

        var engine = new PrivateEngine(state, time);
        engine._lock = EngineLock.Take(state, engine._config.Folder);
        try
        {
            tell($"Starting a private engine in {state.EngineFolder} ...");
            await engine.End();
            await engine._remains.Heal();
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

    /// <summary>
    /// Why one that was started in that state folder cannot be started now, with what to do; empty where none ever was, null where it can
    /// be.
    /// </summary>
    public static string? WhyNotHere(StateFolder state)
    {
        if (!Directory.Exists(state.EngineFolder))
            return "";
        if (!Machine.IsRoot)
            return "that takes root; run 'sudo imagebench clean --engine private' with the same IMAGEBENCH_STATE.";
        if (!IsIn(state))
            return "";
        if (!Packages.HasEngine)
        {
            return $"that takes {string.Join(" and ", Packages.MissingForEngine)}, which must be installed; then run 'imagebench clean "
                + "--engine private'.";
        }

        using var held = EngineLock.TryTake(state.EngineFolder);
        return held is null ? "a run is using it; run 'imagebench clean --engine private' after its end." : null;
    }

    /// <summary>
    /// Ends what a killed harness left of a private engine in that state folder; whether there was anything to end. One that is in use is
    /// left alone.
    /// </summary>
    public static async Task<bool> EndLeftOver(StateFolder state, TimeProvider time)
    {
        // Another user's folder is not to be looked into.
        if (!Machine.IsRoot || !Directory.Exists(state.EngineFolder))
            return false;
        await using var engine = new PrivateEngine(state, time);
        return engine.TryTakeLock() && (File.Exists(engine._config.Socket) || engine._bridge.Exists || engine.IsRunning);
    }

    /// <summary>
    /// Removes what no image in that state folder needs, when the engine has ended: the folder that a removed image's layer stood on is
    /// known to nobody from then on.
    /// </summary>
    public static async Task Tidy(StateFolder state, TimeProvider time)
    {
        if (!Machine.IsRoot || !IsIn(state))
            return;
        await using var engine = new PrivateEngine(state, time);
        if (!engine.TryTakeLock() || engine.IsRunning)
            return;
        await engine._remains.Heal();
        engine._remains.IsWhole();
    }

    public async ValueTask DisposeAsync()
    {
        // Without the lock it is another run's.
        if (_lock is null)
            return;
        try
        {
            await End();
        }
        finally
        {
            _lock.Dispose();
            _lock = null;
        }
    }

    private bool TryTakeLock() => (_lock = EngineLock.TryTake(_config.Folder)) is not null;

    private async Task End()
    {
        var isWhole = await _dockerd.End();
        isWhole &= await _containerd.End();
        await EngineProcesses.End(_config.Folder, _time);
        await _bridge.Remove();
        Mounts.RemoveBelow(_config.Folder);
        await _remains.Clear();
        // Its data is as it left it only where both came to their end.
        if (isWhole)
            _remains.IsWhole();
    }
}
