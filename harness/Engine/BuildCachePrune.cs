using System.Net.Sockets;
using ImageBench.Model;

namespace ImageBench.Engine;

/// <summary>POST /build/prune, which the client library lacks. Private engines only, so the endpoint is a socket on this machine.</summary>
internal static class BuildCachePrune
{
    // After a build that was broken off, 20.10 refuses with "lease not found" for each record that the build left half-made, once.
    private const int Attempts = 5;

    public static async Task Run(Uri endpoint, string apiVersion, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = (_, cancel) => Connect(endpoint, cancel),
        };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        for (var attempt = 1; ; attempt++)
        {
            using var answer = await client.PostAsync(new Uri($"http://engine/v{apiVersion}/build/prune?all=1"), null, cancellationToken);
            if (answer.IsSuccessStatusCode)
                return;
            if (attempt == Attempts)
                throw new Fault(ExitCode.NoEngine, $"The engine at {endpoint} did not empty its build cache: {(await answer.Content.ReadAsStringAsync(cancellationToken)).Trim()}");
        }
    }

    private static async ValueTask<Stream> Connect(Uri endpoint, CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // Dispose objects before losing scope: the stream owns it
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
#pragma warning restore CA2000
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(endpoint.LocalPath), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
