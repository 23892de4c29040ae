using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ImageBench.Engine.Wire;
using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;

namespace ImageBench.Engine.Registries;

/// <summary>
/// The manifests that a registry holds, read from itself: anonymously, or with the login that Docker's client has for it.
/// </summary>
internal sealed class RegistryManifests : IDisposable
{
    private static readonly string[] Kinds =
    [
        "application/vnd.docker.distribution.manifest.v2+json",
        "application/vnd.oci.image.manifest.v1+json",
    ];

    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(10) };

    public void Dispose() => _client.Dispose();

    /// <summary>Why a registry does not answer, or null where it does, be it that it wants a login.</summary>
    public async Task<string?> Silence(string host, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _client.GetAsync(
                new Uri($"https://{host}/v2/"), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Unauthorized ? null : $"it says {(int)answer.StatusCode}";
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException || IsTimeout(exception, cancellationToken))
        {
            return EngineTalk.Reason(exception);
        }
    }

    /// <summary>
    /// What it holds under a name ("host/repository:tag"); null where it holds nothing that can be read, or does not answer.
    /// </summary>
    public async Task<StoredManifest?> Find(string name, CancellationToken cancellationToken)
    {
        try
        {
            using var request = Request(HttpMethod.Get, name, RunLabel.ImageTag);
            using var answer = await _client.SendAsync(request, cancellationToken);
            if (!answer.IsSuccessStatusCode)
                return null;
            var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            return Read(answer.Headers.TryGetValues("Docker-Content-Digest", out var digests) ? digests.First() : "", body);
        }
        catch (Exception exception)
            when (exception is HttpRequestException
                or SocketException
                or JsonException
                or KeyNotFoundException
                or InvalidOperationException
                || IsTimeout(exception, cancellationToken))
        {
            return null;
        }
    }

    /// <summary>Removes what it holds under a name; whether it does so. (Many registries are set up not to.)</summary>
    public async Task<bool> Remove(string name, CancellationToken cancellationToken)
    {
        if (await Find(name, cancellationToken) is not { Digest.Length: > 0 } held)
            return false;
        try
        {
            using var request = Request(HttpMethod.Delete, name, held.Digest);
            using var answer = await _client.SendAsync(request, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException || IsTimeout(exception, cancellationToken))
        {
            return false;
        }
    }

    public static StoredManifest Read(string digest, byte[] body)
    {
        using var manifest = JsonDocument.Parse(body);
        var root = manifest.RootElement;
        return new StoredManifest(
            digest,
            new ByteSize(body.Length) + Size(root.GetProperty("config")),
            [.. root.GetProperty("layers")
                .EnumerateArray()
                .Select(layer => new StoredManifest.Blob(layer.GetProperty("digest").GetString()!, Size(layer)))]);
    }

    private static ByteSize Size(JsonElement blob) => new(blob.GetProperty("size").GetInt64());

    private static bool IsTimeout(Exception exception, CancellationToken cancellationToken) =>
        exception is OperationCanceledException && !cancellationToken.IsCancellationRequested;

    // Docker speaks plain HTTP with registries on loopback only.
    private static HttpRequestMessage Request(HttpMethod method, string name, string reference)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var host = name[..slash];
        var repository = name[(slash + 1)..name.LastIndexOf(':')];
        var isLoopback = host.Split(':')[0] is "localhost" || host.StartsWith("127.", StringComparison.Ordinal);
        var request = new HttpRequestMessage(method, $"{(isLoopback ? "http" : "https")}://{host}/v2/{repository}/manifests/{reference}");
        foreach (var kind in Kinds)
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(kind));
        if (DockerConfig.FindLogin(host) is { IsToken: false } login)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{login.User}:{login.Password}")));
        }

        return request;
    }
}
