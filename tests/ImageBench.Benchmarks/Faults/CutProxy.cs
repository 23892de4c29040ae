using System.Net.Sockets;

namespace ImageBench.Benchmarks.Faults;

/// <summary>A socket before an engine's that passes everything on, until what goes through it is cut.</summary>
internal sealed class CutProxy : IAsyncDisposable
{
    private readonly CancellationTokenSource _over = new();
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly UnixDomainSocketEndPoint _engine;
    private readonly Task _serving;
#pragma warning disable CA2213 // Disposable fields should be disposed: it is, also where another has taken its place
    private CancellationTokenSource _cut = new();
#pragma warning restore CA2213
    private volatile bool _isClosed;

    public CutProxy(string path, string engine)
    {
        _engine = new UnixDomainSocketEndPoint(engine);
        Endpoint = new Uri("unix://" + path);
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen();
        _serving = Serve();
    }

    public Uri Endpoint { get; }

    /// <summary>Ends all that goes through it; <paramref name="forGood"/>: and whatever comes, until it is mended.</summary>
    public void Cut(bool forGood)
    {
        _isClosed = forGood;
        using var cut = Interlocked.Exchange(ref _cut, new CancellationTokenSource());
        cut.Cancel();
    }

    public void Mend() => _isClosed = false;

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        Cut(forGood: true);
        await _serving;
        _listener.Dispose();
        _cut.Dispose();
        _over.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptAsync(_over.Token);
                if (_isClosed)
                    client.Dispose();
                else
#pragma warning disable CA2025 // Ensure tasks using 'IDisposable' instances complete: it disposes of the client itself
                    _ = Pass(client, _cut.Token);
#pragma warning restore CA2025
            }
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }

    // One side that has no more to say is told to the other; both end together where they are cut.
    private async Task Pass(Socket client, CancellationToken cut)
    {
        using var engine = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (client)
        {
            try
            {
                await engine.ConnectAsync(_engine, cut);
                await Task.WhenAll(Copy(client, engine, cut), Copy(engine, client, cut));
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // Cut, or ended by one of the two.
            }
        }
    }

    private static async Task Copy(Socket from, Socket to, CancellationToken cut)
    {
        var part = new byte[32 * 1024];
        while (await from.ReceiveAsync(part, cut) is > 0 and var count)
        {
            for (var sent = 0; sent < count;)
                sent += await to.SendAsync(part.AsMemory(sent, count - sent), cut);
        }

        to.Shutdown(SocketShutdown.Send);
    }
}
