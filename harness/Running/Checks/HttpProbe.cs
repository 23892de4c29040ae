using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using ImageBench.Model.Scenarios;

namespace ImageBench.Running.Checks;

/// <summary>Sends a check's requests to a published port, as one client from outside would: no redirects, no proxy, no cookies.</summary>
internal sealed class HttpProbe : IDisposable
{
    private readonly Uri _address;
    private readonly SocketsHttpHandler _handler;
    private readonly HttpClient _client;
    private bool _isConnected;

    public HttpProbe(Uri address)
    {
        _address = address;
        _handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.Zero,
            ConnectCallback = (context, cancel) => Connect(context.DnsEndPoint, cancel),
        };
        _client = new HttpClient(_handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>The answer, or why none came. Nothing is tried twice.</summary>
    public async Task<(Answer? Answer, string Silence)> Send(
        CheckRequest request, IReadOnlyDictionary<string, string> captured, CancellationToken cancellationToken)
    {
        _isConnected = false;
        try
        {
            using var message = Message(request, captured);
            using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var (body, isCut) = await Read(response.Content, cancellationToken);
            return (new Answer((int)response.StatusCode, Headers(response), body, isCut), "");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or UriFormatException or FormatException)
        {
            return (null, Reason(exception));
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    private async ValueTask<Stream> Connect(DnsEndPoint endPoint, CancellationToken cancellationToken)
    {
        // The library tries a request again when its connection was closed before an answer: a second connection is refused to it.
        if (_isConnected)
            throw new IOException("a request is sent once");
#pragma warning disable CA2000 // Dispose objects before losing scope: the stream owns it
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
#pragma warning restore CA2000
        try
        {
            await socket.ConnectAsync(endPoint, cancellationToken);
        }
        catch
        {
            // While a program starts, hundreds of probes a second are refused.
            socket.Dispose();
            throw;
        }

        _isConnected = true;
        return new NetworkStream(socket, ownsSocket: true);
    }

    private string Reason(Exception exception) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } when !_isConnected => "no connection could be made",
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError
            or HttpRequestError.ResponseEnded
            or HttpRequestError.Unknown
        } or IOException => "the connection was closed without an answer",
        _ => exception.GetBaseException().Message.TrimEnd('.'),
    };

    private static async Task<(string Body, bool IsCut)> Read(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (body.Length < Answer.MostBytes)
        {
            var read = await stream.ReadAsync(buffer, cancellationToken);
            if (read == 0)
                return (Encoding.UTF8.GetString(body.ToArray()), false);
            await body.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return (Encoding.UTF8.GetString(body.ToArray().AsSpan(0, Answer.MostBytes)), true);
    }

    private static Dictionary<string, string> Headers(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in ((IEnumerable<KeyValuePair<string, HeaderStringValues>>)
        [
            .. response.Headers.NonValidated,
            .. response.Content.Headers.NonValidated,
        ]))
        {
            headers[header.Key] = string.Join(", ", header.Value);
        }

        return headers;
    }

    private HttpRequestMessage Message(CheckRequest request, IReadOnlyDictionary<string, string> captured)
    {
        var path = Template.Fill(request.Path, captured);
        if (!path.StartsWith('/'))
            throw new FormatException($"'{path}' is no path");
        var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(_address.GetLeftPart(UriPartial.Authority) + path));
        message.Headers.Host = FormattableString.Invariant($"localhost:{_address.Port}");
        if (request.Body is { } body)
            message.Content = new StringContent(Template.Fill(body, captured), new MediaTypeHeaderValue("application/json"));
        foreach (var (name, value) in request.Headers)
            Set(message, name, Template.Fill(value, captured));
        return message;
    }

    private static void Set(HttpRequestMessage message, string name, string value)
    {
        if (name.Equals("Host", StringComparison.OrdinalIgnoreCase))
        {
            message.Headers.Host = value;
            return;
        }

        // A header of the content belongs to the content.
        if (message.Headers.TryAddWithoutValidation(name, value) || message.Content is not { } content)
            return;
        content.Headers.Remove(name);
        content.Headers.TryAddWithoutValidation(name, value);
    }
}
