using ImageBench.Running.Ports;

namespace ImageBench.Running.Checks;

/// <summary>
/// Watches a container while it is checked: its token is cancelled when the container ends, when the time is over, and with the run's own.
/// </summary>
internal sealed class EndWatch : IAsyncDisposable
{
    private readonly CancellationTokenSource _timeout;
    private readonly CancellationTokenSource _over;
    private readonly CancellationTokenSource _watching;
    private readonly Task _end;

    public EndWatch(IContainers containers, string id, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        _timeout = new CancellationTokenSource(limit > TimeSpan.Zero ? limit : TimeSpan.Zero, time);
        _over = CancellationTokenSource.CreateLinkedTokenSource(_timeout.Token, cancellationToken);
        _watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _end = Watch(containers, id, _watching.Token);
    }

    public CancellationToken Token => _over.Token;

    public bool IsTimeOver => _timeout.IsCancellationRequested;

    /// <summary>Throws what the engine threw while the container was watched.</summary>
    public async ValueTask DisposeAsync()
    {
        await _watching.CancelAsync();
        await _end;
        _watching.Dispose();
        _over.Dispose();
        _timeout.Dispose();
    }

    private async Task Watch(IContainers containers, string id, CancellationToken cancellationToken)
    {
        try
        {
            await containers.WaitForEnd(id, cancellationToken);
            await _over.CancelAsync();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The check is over; the container runs on.
        }
    }
}
