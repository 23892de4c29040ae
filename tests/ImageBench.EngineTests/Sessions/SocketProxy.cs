using System.Net.Sockets;
using System.Text;
using ImageBench.Engine.Wire;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.EngineTests.Stage;

namespace ImageBench.EngineTests.Sessions;

/// <summary>
/// A socket before the engine's that passes everything on but what its <c>head</c> makes of the first bytes of a connection.
/// </summary>
internal sealed class SocketProxy : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ib-proxy-");
    private readonly CancellationTokenSource _over = new();
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly EngineSocket _engine;
    private readonly Task _serving;

    private SocketProxy(Uri engine, Func<SocketProxy, Stream, string, Task<Stream?>> connect)
    {
        _engine = new EngineSocket(engine, null);
        Endpoint = new Uri("unix://" + Path.Combine(_folder.FullName, "s"));
        _listener.Bind(new UnixDomainSocketEndPoint(Endpoint.LocalPath));
        _listener.Listen();
        _serving = Serve(connect);
    }

    public Uri Endpoint { get; }

    /// <summary>One that lets nobody upgrade a connection, as proxies of Docker's socket do.</summary>
    public static SocketProxy Refusing(TestEngine engine) => new(engine.Endpoint, async (proxy, client, head) =>
    {
        if (!IsUpgrade(head))
            return await proxy._engine.Open(proxy._over.Token);
        await client.WriteAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), proxy._over.Token);
        return null;
    });

    /// <summary>An engine without POST /grpc and POST /session, which takes HTTP/2 on its socket, as later versions do.</summary>
    public static SocketProxy TakingHttp2(Uri engine) => new(engine, async (proxy, client, head) =>
    {
        if (head.StartsWith("PRI * HTTP/2.0", StringComparison.Ordinal))
            return await HttpUpgrade.Ask(proxy._engine, "/grpc", [], proxy._over.Token);
        if (!IsUpgrade(head))
            return await proxy._engine.Open(proxy._over.Token);
        await client.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), proxy._over.Token);
        return null;
    });

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _serving;
        _listener.Dispose();
        _over.Dispose();
        _folder.Delete(recursive: true);
    }

    private static bool IsUpgrade(string head) =>
        head.StartsWith("POST /grpc ", StringComparison.Ordinal) || head.StartsWith("POST /session ", StringComparison.Ordinal);

    private async Task Serve(Func<SocketProxy, Stream, string, Task<Stream?>> connect)
    {
        List<Task> connections = [];
        try
        {
            while (true)
                connections.Add(Pass(new NetworkStream(await _listener.AcceptAsync(_over.Token), ownsSocket: true), connect));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Pass(NetworkStream client, Func<SocketProxy, Stream, string, Task<Stream?>> connect)
    {
        await using (client)
        {
            var first = new byte[64 * 1024];
            var length = await client.ReadAsync(first, _over.Token);
            await using var far = await connect(this, client, Encoding.ASCII.GetString(first, 0, length));
            if (far is null)
                return;
            await far.WriteAsync(first.AsMemory(0, length), _over.Token);
            await Task.WhenAny(client.CopyToAsync(far, _over.Token), far.CopyToAsync(client, _over.Token));
        }
    }
}
