using System.Net;
using ImageBench.Engine.Wire;
using ImageBench.Model;

namespace ImageBench.Engine.Registries.Distribution;

/// <summary>
/// Requests to one registry and to where it sends them on. What is for the registry alone goes to it alone: over a redirect to another
/// host nothing of it goes along.
/// </summary>
internal sealed class RegistryLink : IDisposable
{
    private const int MostRedirects = 5;
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client;
    private readonly TimeProvider _time;
    private readonly string _host;
    private readonly string[] _schemes;
    private Uri? _base;
    private long _requests;

    public RegistryLink(string host, RegistrySettings settings, TimeProvider time)
    {
        Host = host;
        _time = time;
        // Docker Hub's images lie behind another name than theirs.
        _host = host is "docker.io" or "index.docker.io" ? "registry-1.docker.io" : host;
        IsInsecure = settings.IsInsecure(_host);
        var certificates = new HostCertificates(_host, settings.CertificateFolders, IsInsecure);
        var isHere = new Uri("http://" + _host).IsLoopback;
        // Docker asks an insecure registry by TLS first. One on this machine is nearly always without.
        _schemes = certificates.AreGiven || !IsInsecure ? ["https"]
            : isHere || settings.PlainHosts.Contains(_host) ? ["http", "https"]
            : ["https", "http"];
#pragma warning disable CA2000 // Dispose objects before losing scope: the client ends its handler
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !isHere,
            SslOptions = certificates.Options,
            ConnectTimeout = LongestSilence,
            MaxResponseHeadersLength = 64,
        };
#pragma warning restore CA2000
        if (settings.Connect is { } connect)
            handler.ConnectCallback = (target, _) => ValueTask.FromResult(connect(target.DnsEndPoint.Host, target.DnsEndPoint.Port));
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("imagebench");
    }

    /// <summary>As it stands before an image's name.</summary>
    public string Host { get; }

    /// <summary>Whether it may be spoken to without TLS.</summary>
    public bool IsInsecure { get; }

    /// <summary>How many were sent, to whomever it sent them on too.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    public void Dispose() => _client.Dispose();

    /// <summary>
    /// What comes back for a path ("/v2/..."), over redirects; <c>IsOwn</c>: from the registry itself. <paramref name="prepare"/> gets each
    /// request, and whether it goes to the registry itself.
    /// </summary>
    public async Task<(HttpResponseMessage Answer, bool IsOwn)> Send(
        HttpMethod method, string path, Action<HttpRequestMessage, bool> prepare, CancellationToken cancellationToken)
    {
        if (_base is not null)
            return await Follow(method, new Uri(_base, path), prepare, cancellationToken);
        foreach (var scheme in _schemes[..^1])
        {
            try
            {
                var found = await Follow(method, new Uri($"{scheme}://{_host}{path}"), prepare, cancellationToken);
                if (scheme == "https" || found.Answer.StatusCode != HttpStatusCode.BadRequest)
                {
                    _base = new Uri($"{scheme}://{_host}");
                    return found;
                }

                // What a server says that wants TLS.
                found.Answer.Dispose();
            }
            catch (HttpRequestException exception) when (IsOfAnother(scheme, exception.HttpRequestError))
            {
            }
        }

        var last = new Uri($"{_schemes[^1]}://{_host}");
        var answer = await Follow(method, new Uri(last, path), prepare, cancellationToken);
        _base = last;
        return answer;
    }

    /// <summary>What comes back for a request to another server, such as one that gives tokens. It is not sent on.</summary>
    public Task<HttpResponseMessage> Ask(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        return Silence.After(
            LongestSilence,
            _time,
            cancel => new ValueTask<HttpResponseMessage>(_client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel)),
            cancellationToken);
    }

    /// <summary>Why the registry does not answer, or null where it does, be it that it wants a login.</summary>
    public async Task<string?> FindSilence(CancellationToken cancellationToken)
    {
        try
        {
            var (answer, _) = await Send(HttpMethod.Get, "/v2/", (_, _) => { }, cancellationToken);
            using (answer)
                return answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Unauthorized ? null : $"it says {(int)answer.StatusCode}";
        }
        catch (Exception exception) when (exception is Fault || Silence.Is(exception, cancellationToken))
        {
            return EngineTalk.Reason(exception);
        }
    }

    private async Task<(HttpResponseMessage Answer, bool IsOwn)> Follow(
        HttpMethod method, Uri uri, Action<HttpRequestMessage, bool> prepare, CancellationToken cancellationToken)
    {
        var origin = uri.GetLeftPart(UriPartial.Authority);
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            var isOwn = uri.GetLeftPart(UriPartial.Authority) == origin;
            using var request = new HttpRequestMessage(method, uri);
            prepare(request, isOwn);
            var answer = await Ask(request, cancellationToken);
            if (!IsRedirect(answer.StatusCode) || answer.Headers.Location is not { } location)
                return (answer, isOwn);
            answer.Dispose();
            if (!Uri.TryCreate(uri, location, out var next))
                throw RegistryFault.Odd(Host, $"sends on to what is no address ({PlainText.Short(location.OriginalString, 100)})");
            if (next.Scheme is not ("https" or "http") || (uri.Scheme == "https" && next.Scheme == "http"))
                throw RegistryFault.Odd(Host, $"sends on to an address without TLS ({PlainText.Short(next.Host, 100)})");
            uri = next;
        }

        throw RegistryFault.Odd(Host, $"sends on more than {MostRedirects} times");
    }

    // What comes of TLS where none is spoken, or of none where TLS is.
    private static bool IsOfAnother(string scheme, HttpRequestError error) =>
        error is HttpRequestError.InvalidResponse or HttpRequestError.ResponseEnded
            || (scheme == "https" && error is HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError);

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.Moved or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
}
