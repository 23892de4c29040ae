using System.Diagnostics.CodeAnalysis;
using ImageBench.Engine;
using ImageBench.Engine.Standalone;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Model;
using ImageBench.Provisioning;
using ImageBench.Provisioning.Engine;
using ImageBench.Running.Ports;

namespace ImageBench.Runs.Engines;

/// <summary>The engine of one command, found or started; disposing of it ends what was started.</summary>
internal sealed class EngineSession : IAsyncDisposable
{
    private readonly IAsyncDisposable? _below;

    private EngineSession(IEngine engine, IAsyncDisposable? below)
    {
        Engine = engine;
        _below = below;
    }

    public IEngine Engine { get; }

    /// <summary>
    /// The engine that images are started on and parents are made on: the same, or that beside a BuildKit; null: there is none.
    /// </summary>
    public IEngine? Beside { get; private init; }

    /// <summary>
    /// The same with an engine beside a BuildKit by itself (null: none is named), which the other kinds of engines need none of.
    /// </summary>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The session ends what it is given.")]
    public static async Task<EngineSession> Open(
        string wanted, string? beside, Packages packages, Action<string> tell, TimeProvider time, CancellationToken cancellationToken)
    {
        EngineWord.Check(wanted, beside);
        if (!BuilderAddress.IsMeant(wanted))
            return await Open(wanted, packages, tell, time, cancellationToken);
        var address = BuilderAddress.Parse(wanted);
        var session = beside is null ? null : await Open(beside, packages, tell, time, cancellationToken);
        try
        {
            var place = new BuilderPlace(session?.Engine, Path.Combine(StateFolder.Find().Path, "scratch"));
            var builder = await StandaloneBuilder.Connect(address, place, time, cancellationToken);
            return new EngineSession(builder, session) { Beside = session?.Engine };
        }
        catch
        {
            if (session is not null)
                await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// "auto": what Docker's own tools would use, else a private engine; "private"; or an address.
    /// Where packages are missing, <paramref name="packages"/> installs them or says which command would.
    /// </summary>
    public static async Task<EngineSession> Open(
        string wanted, Packages packages, Action<string> tell, TimeProvider time, CancellationToken cancellationToken)
    {
        if (BuilderAddress.IsMeant(wanted))
            return await Open(wanted, null, packages, tell, time, cancellationToken);
        if (wanted == "private")
            return await StartPrivate(packages, tell, time, cancellationToken);
        if (wanted != "auto")
            return Of(await DockerEngine.Connect(EngineAddress.Parse(wanted), isPrivate: false, time, cancellationToken), null);

        var address = EngineAddress.Default();
        if (await Silence(address, cancellationToken) is { } silence)
        {
            tell($"No Docker engine answers at {address.Endpoint} (from {address.Source}): {silence}.");
            if (Packages.HasEngine || !await InstalledOneThatAnswers(address, packages, cancellationToken))
                return await StartPrivate(packages, tell, time, cancellationToken);
        }

        return Of(await DockerEngine.Connect(address, isPrivate: false, time, cancellationToken), null);
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
        (Engine as IDisposable)?.Dispose();
        if (_below is not null)
            await _below.DisposeAsync();
    }

    private static EngineSession Of(DockerEngine engine, PrivateEngine? started) => new(engine, started) { Beside = engine };

    // Where services start by themselves, installing the package is enough.
    private static async Task<bool> InstalledOneThatAnswers(EngineAddress address, Packages packages, CancellationToken cancellationToken)
    {
        await packages.EnsureEngine(cancellationToken);
        return await DockerEngine.Silence(address, cancellationToken) is null;
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The session ends what it is given.")]
    private static async Task<EngineSession> StartPrivate(
        Packages packages, Action<string> tell, TimeProvider time, CancellationToken cancellationToken)
    {
        await packages.EnsureEngine(cancellationToken);
        var started = await PrivateEngine.Start(StateFolder.Find(), tell, time, cancellationToken);
        try
        {
            var address = new EngineAddress(started.Endpoint, "the private engine");
            var engine = await DockerEngine.Connect(address, isPrivate: true, time, cancellationToken);
            return new EngineSession(engine, started) { Beside = engine };
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }
}
