using System.Net;
using System.Net.Sockets;

namespace ImageBench.Engine.Wire;

/// <summary>Connections to an engine, for what the client library does not speak. The one place that knows how they are made.</summary>
internal sealed class EngineSocket(Uri endpoint)
{
    private const int DefaultPort = 2375;

    public Uri Endpoint { get; } = endpoint;

    /// <summary>Whether the scheme is one of those that are spoken here.</summary>
    public bool IsSpoken => Endpoint.Scheme is "unix" or "tcp" or "http";

    /// <summary>A connection that carries nothing yet. The system's own exception says why there is none.</summary>
    public async ValueTask<Stream> Open(CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // Dispose objects before losing scope: the stream does, or what fails to connect
        if (Endpoint.Scheme == "unix")
        {
            var local = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            return await Connected(local, new UnixDomainSocketEndPoint(Endpoint.LocalPath), cancellationToken);
        }

        var remote = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
#pragma warning restore CA2000
        return await Connected(remote, new DnsEndPoint(Endpoint.Host, Endpoint.Port > 0 ? Endpoint.Port : DefaultPort), cancellationToken);
    }

    private static async Task<Stream> Connected(Socket socket, EndPoint place, CancellationToken cancellationToken)
    {
        try
        {
            await socket.ConnectAsync(place, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
