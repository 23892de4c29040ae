using System.IO.Pipes;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace ImageBench.Engine.Wire.Endpoints;

/// <summary>Connections to an engine. The one place that knows how they are made.</summary>
internal sealed class EngineSocket(Uri endpoint, EngineKeys? keys)
{
    private const int PlainPort = 2375;
    private const int SecuredPort = 2376;

    public Uri Endpoint { get; } = endpoint;

    /// <summary>Whether its connections are over TLS.</summary>
    public bool IsSecured => keys is not null && Endpoint.Scheme is not ("unix" or "npipe" or "ssh");

    /// <summary>A connection that carries nothing yet. The system's own exception says why there is none.</summary>
    public ValueTask<Stream> Open(CancellationToken cancellationToken) => Open([], cancellationToken);

    /// <summary>The same, for HTTP/2 from its first byte, which is agreed on where the connection is secured.</summary>
    public ValueTask<Stream> OpenForHttp2(CancellationToken cancellationToken) =>
        Open([SslApplicationProtocol.Http2], cancellationToken);

    private async ValueTask<Stream> Open(IReadOnlyList<SslApplicationProtocol> protocols, CancellationToken cancellationToken)
    {
        switch (Endpoint.Scheme)
        {
#pragma warning disable CA2000 // Dispose objects before losing scope: the stream does, or what fails to connect
            case "unix":
                var local = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                return await Connected(local, new UnixDomainSocketEndPoint(Endpoint.LocalPath), cancellationToken);
            case "npipe":
                return await Pipe(cancellationToken);
            case "ssh":
                return SshCommand.Open(Endpoint);
            default:
                var remote = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
#pragma warning restore CA2000
                var port = Endpoint.Port > 0 ? Endpoint.Port : keys is null ? PlainPort : SecuredPort;
                var plain = await Connected(remote, new DnsEndPoint(Endpoint.DnsSafeHost, port), cancellationToken);
                return keys is null ? plain : await keys.Secure(plain, Endpoint.DnsSafeHost, protocols, cancellationToken);
        }
    }

    // npipe:////./pipe/docker_engine, as Docker writes it, or npipe://./pipe/docker_engine.
    private async Task<Stream> Pipe(CancellationToken cancellationToken)
    {
        const string Pipes = "/pipe/";
        var whole = Endpoint.OriginalString["npipe://".Length..].TrimStart('/');
        var at = whole.IndexOf(Pipes, StringComparison.OrdinalIgnoreCase);
        var (server, name) = at < 0 ? (".", whole) : (whole[..at], whole[(at + Pipes.Length)..]);
        var pipe = new NamedPipeClientStream(server, name, PipeDirection.InOut, PipeOptions.Asynchronous);
        try
        {
            await pipe.ConnectAsync(TimeSpan.FromSeconds(10), cancellationToken);
            return pipe;
        }
        catch
        {
            await pipe.DisposeAsync();
            throw;
        }
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
