using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ImageBench.Tests.Running.Checks;

/// <summary>
/// A server on loopback that takes one request a connection, keeps what was asked and answers as the test says, to the byte.
/// </summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly Func<int, NetworkStream, Task> _answer;
    private readonly Task _serving;

    /// <summary><paramref name="answer"/> gets the request's number, from 1; writing nothing closes the connection.</summary>
    public LoopbackServer(Func<int, NetworkStream, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = Serve();
    }

    /// <summary>Whole requests, in order.</summary>
    public List<string> Requests { get; } = [];

    public Uri Address => new($"http://{_listener.LocalEndpoint}");

    public static Func<int, NetworkStream, Task> Answering(params string[] answers) =>
        (number, stream) => stream.WriteAsync(Encoding.UTF8.GetBytes(answers[Math.Min(number, answers.Length) - 1])).AsTask();

    public static string Answer(string body, string status = "200 OK", string headers = "") =>
        $"HTTP/1.1 {status}\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

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
                await Serve(client.GetStream());
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task Serve(NetworkStream stream)
    {
        try
        {
            var request = await Read(stream);
            // A client whose time is over hangs up before it has asked: that was no request.
            if (!IsWhole(request))
                return;
            Requests.Add(request);
            await _answer(Requests.Count, stream);
        }
        catch (IOException)
        {
            // The client hung up.
        }
    }

    private async Task<string> Read(NetworkStream stream)
    {
        var buffer = new byte[64 * 1024];
        var text = "";
        while (!IsWhole(text))
        {
            var read = await stream.ReadAsync(buffer, _over.Token);
            if (read == 0)
                break;
            text += Encoding.UTF8.GetString(buffer, 0, read);
        }

        return text;
    }

    private static bool IsWhole(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
            return false;
        const string Length = "Content-Length: ";
        var at = text.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        return at < 0 || text.Length >= end + 4 + int.Parse(text[(at + Length.Length)..text.IndexOf('\r', at)], provider: null);
    }
}
