using ImageBench.Engine;
using ImageBench.Engine.Wire;
using ImageBench.Model;
using ImageBench.Provisioning;
using ImageBench.Provisioning.Engine;

namespace ImageBench.Runs.Engines;

/// <summary>The engine of one command, found or started; disposing of it ends what was started.</summary>
internal sealed class EngineSession : IAsyncDisposable
{
    private readonly PrivateEngine? _private;

    private EngineSession(DockerEngine engine, PrivateEngine? owned)
    {
        Engine = engine;
        _private = owned;
    }

    public DockerEngine Engine { get; }

    /// <summary>
    /// "auto": what Docker's own tools would use, else a private engine; "private"; or an address.
    /// Where packages are missing, <paramref name="packages"/> installs them or says which command would.
    /// </summary>
    public static async Task<EngineSession> Open(
        string wanted, Packages packages, Action<string> tell, TimeProvider time, CancellationToken cancellationToken)
    {
        if (wanted == "private")
            return await StartPrivate(packages, tell, time, cancellationToken);
        if (wanted != "auto")
        {
            return new EngineSession(
                await DockerEngine.Connect(EngineAddress.Parse(wanted), isPrivate: false, time, cancellationToken), null);
        }

        var address = EngineAddress.Default();
        if (await Silence(address, cancellationToken) is { } silence)
        {
            tell($"No Docker engine answers at {address.Endpoint} (from {address.Source}): {silence}.");
            if (Packages.HasEngine || !await InstalledOneThatAnswers(address, packages, cancellationToken))
                return await StartPrivate(packages, tell, time, cancellationToken);
        }

        return new EngineSession(await DockerEngine.Connect(address, isPrivate: false, time, cancellationToken), null);
    }

    /// <summary>
    /// Why no engine answers there, or null when one does. Where somebody named that engine, a <see cref="Fault"/> says so: no other takes
    /// its place.
    /// </summary>
    public static async Task<string?> Silence(EngineAddress address, CancellationToken cancellationToken) =>
        await DockerEngine.Silence(address, cancellationToken) is not { } silence ? null
        : !address.IsNamed ? silence
        : throw new Fault(
            ExitCode.NoEngine,
            $"No Docker engine answers at {address.Endpoint} (from {address.Source}): {silence}. Start it or correct {address.Source}; "
                + "another engine is taken only with --engine.");

    public async ValueTask DisposeAsync()
    {
        Engine.Dispose();
        if (_private is not null)
            await _private.DisposeAsync();
    }

    // Where services start by themselves, installing the package is enough.
    private static async Task<bool> InstalledOneThatAnswers(EngineAddress address, Packages packages, CancellationToken cancellationToken)
    {
        await packages.EnsureEngine(cancellationToken);
        return await DockerEngine.Silence(address, cancellationToken) is null;
    }

    private static async Task<EngineSession> StartPrivate(
        Packages packages, Action<string> tell, TimeProvider time, CancellationToken cancellationToken)
    {
        await packages.EnsureEngine(cancellationToken);
        var started = await PrivateEngine.Start(StateFolder.Find(), tell, time, cancellationToken);
        try
        {
            var address = new EngineAddress(started.Endpoint, "the private engine");
            return new EngineSession(await DockerEngine.Connect(address, isPrivate: true, time, cancellationToken), started);
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }
}
