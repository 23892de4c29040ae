using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using ImageBench.EngineTests.Stage;

namespace ImageBench.EngineTests.Sessions;

/// <summary>
/// A registry that wants a token for everything, and gives one to whoever logs in, as Docker Hub does: it stands before one that wants
/// nothing. It keeps what each request was authorized with.
/// </summary>
internal sealed class TokenRegistry : IAsyncDisposable
{
    public const string User = "me";
    public const string Password = "pw:1";
    private const string Token = "t0ken";

    private readonly HttpListener _listener = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly Registry _behind;
    private readonly Task _serving;

    public TokenRegistry(Registry behind)
    {
        _behind = behind;
        Host = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Registry.FreePort()}");
        _listener.Prefixes.Add($"http://{Host}/");
        _listener.Start();
        _serving = Serve();
    }

    /// <summary>As it stands before an image's name.</summary>
    public string Host { get; }

    /// <summary>What came in the authorization header, by path: a scheme and the rest, empty where there was none.</summary>
    public ConcurrentQueue<(string Path, string Authorization)> Seen { get; } = [];

    public async ValueTask DisposeAsync()
    {
        // Once alone: stopped and then closed, it takes its port again, which may be another's by then.
        _listener.Close();
        await _serving;
        _client.Dispose();
    }

    private async Task Serve()
    {
        while (true)
        {
            try
            {
                await Answer(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Answer(HttpListenerContext call)
    {
        var path = call.Request.Url!.AbsolutePath;
        var authorization = call.Request.Headers["Authorization"] ?? "";
        Seen.Enqueue((path, authorization));
        if (path == "/token")
        {
            var isKnown = authorization == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"));
            call.Response.StatusCode = isKnown ? 200 : 401;
            call.Response.Close(Encoding.UTF8.GetBytes(isKnown ? $$"""{"token":"{{Token}}"}""" : "{}"), willBlock: false);
        }
        else if (authorization == "Bearer " + Token)
        {
            await PassOn(call);
        }
        else
        {
            call.Response.StatusCode = 401;
            call.Response.Headers["WWW-Authenticate"] =
                $"Bearer realm=\"http://{Host}/token\",service=\"here\",scope=\"repository:any:pull,push\"";
            call.Response.Close();
        }
    }

    private async Task PassOn(HttpListenerContext call)
    {
        using var request = new HttpRequestMessage(new HttpMethod(call.Request.HttpMethod), $"http://{_behind.Host}{call.Request.RawUrl}");
        foreach (var kind in call.Request.Headers.GetValues("Accept") ?? [])
            request.Headers.TryAddWithoutValidation("Accept", kind);
        // The places that it names are here, then.
        request.Headers.Host = Host;
        if (call.Request.HasEntityBody)
        {
            request.Content = new StreamContent(call.Request.InputStream);
            if (call.Request.ContentType is { } type)
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        call.Response.StatusCode = (int)answer.StatusCode;
        call.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        foreach (var name in (string[])["Docker-Content-Digest", "Docker-Upload-UUID", "Location", "Range"])
        {
            if (answer.Headers.TryGetValues(name, out var values))
                call.Response.Headers[name] = values.First();
        }

        if (answer.Content.Headers.ContentLength is { } length)
            call.Response.ContentLength64 = length;
        if (call.Request.HttpMethod != "HEAD")
            await answer.Content.CopyToAsync(call.Response.OutputStream);
        call.Response.Close();
    }
}
