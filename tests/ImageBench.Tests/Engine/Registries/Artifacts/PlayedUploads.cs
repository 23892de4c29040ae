using System.Collections.Concurrent;
using System.Net;
using System.Text;
using ImageBench.Tests.Engine.Registries.Distribution;
using ImageBench.Tests.Images.Archives;

namespace ImageBench.Tests.Engine.Registries.Artifacts;

/// <summary>Lets a played registry take uploads in parts, and manifests, as the specification says it; and remove manifests.</summary>
internal sealed class PlayedUploads(PlayedRegistry registry)
{
    private readonly ConcurrentDictionary<string, MemoryStream> _open = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>What is asked of each request before it is taken; true: it was answered already.</summary>
    public Func<HttpListenerContext, bool> Before { get; init; } = _ => false;

    public PlayedUploads Serve()
    {
        registry.Answer = call => Before(call) || Take(call);
        return this;
    }

    private bool Take(HttpListenerContext call)
    {
        var path = call.Request.Url!.AbsolutePath;
        var body = new MemoryStream();
        call.Request.InputStream.CopyTo(body);
        switch (call.Request.HttpMethod)
        {
            case "POST" when path.EndsWith("/blobs/uploads/", StringComparison.Ordinal):
                return GoOn(call, $"{path}{Interlocked.Increment(ref _count)}", new MemoryStream());
            case "PATCH" when _open.TryGetValue(path, out var open):
                Assert.Equal($"{open.Length}-{open.Length + body.Length - 1}", call.Request.Headers["Content-Range"]);
                open.Write(body.ToArray());
                return GoOn(call, path, open);
            case "PUT" when _open.TryRemove(path, out var whole):
                var digest = call.Request.QueryString["digest"]!;
                var isWhole = digest == ArchiveBuilder.Digest(whole.ToArray());
                if (isWhole)
                    registry.Hold($"{Repository(path, "/blobs/")}/blobs/{digest}", "application/octet-stream", whole.ToArray());
                return End(call, isWhole ? 201 : 400);
            case "PUT" when path.Contains("/manifests/", StringComparison.Ordinal):
                foreach (var reference in (string[])[path[(path.LastIndexOf('/') + 1)..], ArchiveBuilder.Digest(body.ToArray())])
                    registry.Hold($"{Repository(path, "/manifests/")}/manifests/{reference}", call.Request.ContentType!, body.ToArray());
                return End(call, 201);
            default:
                return false;
        }
    }

    private bool GoOn(HttpListenerContext call, string path, MemoryStream open)
    {
        _open[path] = open;
        call.Response.Headers["Location"] = $"http://{registry.Host}{path}?state=a%2Fb";
        return End(call, 202);
    }

    private static bool End(HttpListenerContext call, int status)
    {
        call.Response.StatusCode = status;
        call.Response.Close(Encoding.UTF8.GetBytes("{}"), willBlock: true);
        return true;
    }

    private static string Repository(string path, string before) =>
        path["/v2/".Length..path.LastIndexOf(before, StringComparison.Ordinal)];
}
