using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ImageBench.Tests.Engine.Wire;

/// <summary>
/// An engine that is played by a socket: it has one image, whatever the name, and exports it by the very bytes that a test gives; or it
/// answers as a test says.
/// </summary>
internal sealed class PlayedEngine : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly CancellationTokenSource _over = new();
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Func<string, (int Status, string Json)?> _answer;
    private readonly Task _served;

    /// <summary>Engines send exports in chunks: <paramref name="export"/> is what follows the header, chunk lengths and all.</summary>
    public PlayedEngine(byte[] export)
        : this(export, _ => null)
    {
    }

    /// <summary><paramref name="answer"/> gets each request as "METHOD /path", unversioned; null: as ever; status 0: never.</summary>
    public PlayedEngine(Func<string, (int Status, string Json)?> answer)
        : this([], answer)
    {
    }

    private PlayedEngine(byte[] export, Func<string, (int Status, string Json)?> answer)
    {
        _answer = answer;
        var path = Path.Combine(_folder.Path, "s");
        Address = new Uri("unix://" + path);
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen();
        _served = Serve(export);
    }

    public Uri Address { get; }

    /// <summary>What was asked, as it came: "DELETE /v1.41/images/x?noprune=1 HTTP/1.1".</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public static byte[] Chunk(byte[] bytes) => [.. Encoding.ASCII.GetBytes($"{bytes.Length:x}\r\n"), .. bytes, .. "\r\n"u8];

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _served;
        _listener.Dispose();
        _over.Dispose();
        _folder.Dispose();
    }

    // Every answer ends its connection, so that a request is the first thing that a connection carries.
    private async Task Serve(byte[] export)
    {
        while (!_over.IsCancellationRequested)
        {
            try
            {
                using var connection = await _listener.AcceptAsync(_over.Token);
                var request = new byte[10_000];
                var length = await connection.ReceiveAsync(request, _over.Token);
                var head = Encoding.ASCII.GetString(request, 0, length);
                while (!IsWhole(head, request.AsSpan(0, length)))
                    length += await connection.ReceiveAsync(request.AsMemory(length), _over.Token);

                await Answer(connection, head.Split('\r')[0], export);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException)
            {
                // The client has what it came for.
            }
        }
    }

    private async Task Answer(Socket connection, string request, byte[] export)
    {
        const string Engine =
            """{"Version":"20.10.24","ApiVersion":"1.41","MinAPIVersion":"1.12","ServerVersion":"20.10.24","Driver":"overlay2",""" + "\n"
            + """ "OperatingSystem":"x","KernelVersion":"6","Architecture":"x86_64","NCPU":2,"MemTotal":1}""";
        const string Image = """{"Id":"sha256:1","Size":1,"RootFS":{"Type":"layers","Layers":[]}}""";
        Asked.Enqueue(request);
        if (_answer(Versionless(request)) is { } said)
        {
            if (said.Status == 0)
                await Task.Delay(Timeout.Infinite, _over.Token);
            await SendJson(connection, said.Status, said.Json);
            return;
        }

        var isImage = request.Contains("/images/", StringComparison.Ordinal);
        if (isImage && request.Contains("/get", StringComparison.Ordinal))
        {
            await Send(
                connection,
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/x-tar\r\nTransfer-Encoding: chunked\r\n\r\n");
            await Send(connection, export);
            return;
        }

        var json = isImage ? Image : Engine;
        await SendJson(connection, 200, json);
    }

    // A body that is sent while it is made ends with an empty piece; another says how long it is.
    private static bool IsWhole(string head, ReadOnlySpan<byte> request)
    {
        if (head.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase))
            return request.EndsWith("0\r\n\r\n"u8);
        const string Key = "Content-Length: ";
        var at = head.IndexOf(Key, StringComparison.OrdinalIgnoreCase);
        return at < 0
            || request.Length - request.IndexOf("\r\n\r\n"u8) - 4
                >= int.Parse(head[(at + Key.Length)..head.IndexOf('\r', at)], CultureInfo.InvariantCulture);
    }

    private Task SendJson(Socket connection, int status, string json) => Send(
        connection,
        $"HTTP/1.1 {status} x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}");

    // "DELETE /v1.41/containers/c1?force=1 HTTP/1.1" is "DELETE /containers/c1".
    private static string Versionless(string request)
    {
        var words = request.Split(' ');
        var path = words[1].Split('?')[0];
        return $"{words[0]} {(path.StartsWith("/v1.", StringComparison.Ordinal) ? path[path.IndexOf('/', 1)..] : path)}";
    }

    private Task Send(Socket connection, string text) => Send(connection, (ReadOnlyMemory<byte>)Encoding.ASCII.GetBytes(text));

    private async Task Send(Socket connection, ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await connection.SendAsync(bytes, _over.Token)..];
    }
}
