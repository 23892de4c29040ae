using ImageBench.Model.Runs;
using ImageBench.Running.Ports;

namespace ImageBench.Runs.Engines;

/// <summary>
/// An engine that several runs of one command use, one after the other: what one leaves in the build cache serves the next. Disposing of
/// it empties the cache of a private engine and ends what was started.
/// </summary>
internal sealed class LentEngine : IAsyncDisposable
{
    private static readonly TimeSpan LongestPrune = TimeSpan.FromMinutes(1);

    private readonly IEngineSession _session;
    private readonly TimeProvider _time;

    private LentEngine(IEngineSession session, TimeProvider time) => (_session, _time) = (session, time);

    public static async Task<LentEngine> Open(
        Func<CancellationToken, Task<IEngineSession>> open, TimeProvider time, CancellationToken cancellationToken)
    {
        var session = await open(cancellationToken);
        try
        {
            // What an earlier command left there would be met by this one.
            if (session.Engine.Facts.IsPrivate)
                await session.Engine.PruneBuildCache(cancellationToken);
            return new LentEngine(session, time);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>The engine as a run opens it, which leaves it open.</summary>
    public Task<IEngineSession> Lend() => Task.FromResult<IEngineSession>(new Loan(_session));

    public async ValueTask DisposeAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(LongestPrune, _time);
            if (_session.Engine.Facts.IsPrivate)
                await _session.Engine.PruneBuildCache(limit.Token);
        }
        catch (Exception exception) when (exception is Model.Fault or OperationCanceledException)
        {
            // The next command does so too.
        }
        finally
        {
            await _session.DisposeAsync();
        }
    }

    private sealed class Loan(IEngineSession session) : IEngineSession
    {
        public IEngine Engine => session.Engine;

        public Task<string?> MakeParent(string image, CancellationToken cancellationToken) => session.MakeParent(image, cancellationToken);

        public Task<IRegistrySession> OpenRegistry(string wanted, RunLabel label, CancellationToken cancellationToken) =>
            session.OpenRegistry(wanted, label, cancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
