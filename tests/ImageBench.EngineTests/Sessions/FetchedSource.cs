using System.Globalization;
using System.Net;
using ImageBench.EngineTests.Stage;

namespace ImageBench.EngineTests.Sessions;

/// <summary>A server of one file, which a Dockerfile can ADD.</summary>
internal sealed class FetchedSource : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    public FetchedSource()
    {
        Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Registry.FreePort()}/");
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _serving = Serve();
    }

    /// <summary>The server's, with a slash at its end.</summary>
    public string Address { get; }

    public string Content { get; set; } = Guid.NewGuid().ToString();

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task Serve()
    {
        try
        {
            while (await _listener.GetContextAsync() is { } call)
            {
                var bytes = System.Text.Encoding.UTF8.GetBytes(Content);
                call.Response.ContentLength64 = bytes.Length;
                if (call.Request.HttpMethod != "HEAD")
                    await call.Response.OutputStream.WriteAsync(bytes);
                call.Response.Close();
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // It was closed.
        }
    }
}
