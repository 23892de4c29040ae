using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ImageBench.Tests.Engine.Registries.Distribution;

/// <summary>
/// A registry on loopback that holds what it is given, keeps what it was asked, and is as odd as a test wants: an answer of its own comes
/// before what it holds.
/// </summary>
internal sealed class PlayedRegistry : IAsyncDisposable
{
    private const int MostPorts = 20;

    private readonly HttpListener _listener;
    private readonly ConcurrentDictionary<string, (string Type, byte[] Body)> _held = new(StringComparer.Ordinal);
    private readonly Task _serving;

    public PlayedRegistry()
    {
        (_listener, Host) = Listen();
        _serving = Serve();
    }

    /// <summary>As it stands before an image's name.</summary>
    public string Host { get; }

    public ConcurrentQueue<PlayedRequest> Asked { get; } = [];

    /// <summary>What was asked of the repositories, without the host: "GET manifests/1".</summary>
    public IReadOnlyList<string> Paths =>
        [.. Asked.Select(request => $"{request.Method} {request.Path[(request.Path.IndexOf('/', 4) + 1)..]}")];

    /// <summary>Answers a request by itself and says so, or leaves it.</summary>
    public Func<HttpListenerContext, bool> Answer { get; set; } = _ => false;

    public PlayedRegistry Hold(string path, string type, byte[] body)
    {
        _held["/v2/" + path] = (type, body);
        return this;
    }

    public byte[] Held(string path) => _held["/v2/" + path].Body;

    /// <summary>An image, and more tags for what it holds.</summary>
    public PlayedRegistry Hold(string repository, PushedImage image, params string[] tags)
    {
        foreach (var (digest, blob) in image.Blobs)
            Hold($"{repository}/blobs/{digest}", "application/octet-stream", blob);
        foreach (var (digest, (type, manifest)) in image.Manifests)
            Hold($"{repository}/manifests/{digest}", type, manifest);
        foreach (var tag in tags)
            Hold($"{repository}/manifests/{tag}", image.Type, image.Root);
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        // Once alone: stopped and then closed, it takes its port again, which may be another's by then.
        _listener.Close();
        await _serving;
    }

    private async Task Serve()
    {
        while (true)
        {
            try
            {
                var call = await _listener.GetContextAsync();
                _ = Task.Run(() => Give(call));
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException
                || !_listener.IsListening)
            {
                return;
            }
        }
    }

    private void Give(HttpListenerContext call)
    {
        try
        {
            var path = call.Request.Url!.AbsolutePath;
            Asked.Enqueue(new PlayedRequest(call.Request.HttpMethod, path, call.Request.Headers["Authorization"] ?? "",
                call.Request.Headers["Range"] ?? ""));
            if (Answer(call))
                return;
            var isHeld = _held.TryGetValue(path, out var held);
            call.Response.StatusCode = isHeld ? 200 : 404;
            call.Response.ContentType = isHeld ? held.Type : "application/json";
            call.Response.Close(
                isHeld ? held.Body : Encoding.UTF8.GetBytes("""{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}"""),
                willBlock: true);
        }
        catch (Exception exception) when (exception is HttpListenerException or IOException or ObjectDisposedException)
        {
            // The client went away.
        }
    }

    // A port that was free a moment ago may be another test's by now.
    private static (HttpListener Listener, string Host) Listen()
    {
        for (var left = MostPorts; ; left--)
        {
            var host = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{FreePort()}");
            var listener = new HttpListener { Prefixes = { $"http://{host}/" } };
            try
            {
                listener.Start();
                return (listener, host);
            }
            catch (HttpListenerException) when (left > 0)
            {
                listener.Close();
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

internal sealed record PlayedRequest(string Method, string Path, string Authorization, string Range);
