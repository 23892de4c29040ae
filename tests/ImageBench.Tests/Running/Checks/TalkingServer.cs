using System.Net;
using System.Net.Sockets;

namespace ImageBench.Tests.Running.Checks;

/// <summary>A server on loopback that says its word as soon as it is connected to, and hangs up.</summary>
internal sealed class TalkingServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly Func<NetworkStream, Task> _talk;
    private readonly Task _serving;

    public TalkingServer(Func<NetworkStream, Task> talk)
    {
        _talk = talk;
        _listener.Start();
        _serving = Serve();
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}");

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _serving;
        _listener.Dispose();
        _over.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_over.Token);
                await _talk(client.GetStream());
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
