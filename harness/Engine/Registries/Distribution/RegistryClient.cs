using System.Net;
using System.Net.Http.Headers;
using ImageBench.Model;

namespace ImageBench.Engine.Registries.Distribution;

/// <summary>One repository of one registry, by the distribution API: let in as it asks for it, and patient.</summary>
internal sealed class RegistryClient : IDisposable
{
    public const string ReadAction = "pull";
    private const int LongestReason = 64 * 1024;

    private readonly RegistryLink _link;
    private readonly RegistryAccess _access;
    private readonly Patience _patience;
    private readonly TimeProvider _time;
    private readonly string _repository;

    /// <summary><paramref name="action"/>: what a token is asked for, where the registry does not say.</summary>
    public RegistryClient(
        string host, string repository, string action, RegistrySettings settings, TimeProvider time, Action<string> tell)
    {
        _link = new RegistryLink(host, settings, time);
        _access = new RegistryAccess(_link, repository, action, settings, time);
        _patience = new Patience(host, settings.Pause, time, tell);
        (_repository, _time) = (repository, time);
    }

    public string Host => _link.Host;

    /// <summary>How many were sent.</summary>
    public long Requests => _link.Requests;

    public void Dispose() => _link.Dispose();

    /// <summary>
    /// A good answer, whose body is still to be read, for "manifests/REFERENCE" or "blobs/DIGEST"; <paramref name="what"/> names it in
    /// sentences, <paramref name="prepare"/> adds headers.
    /// </summary>
    /// <exception cref="Fault">The registry does not answer, or refuses.</exception>
    public async Task<HttpResponseMessage> Send(
        HttpMethod method, string path, string what, Action<HttpRequestHeaders> prepare, CancellationToken cancellationToken) =>
        await Send(method, path, what, (request, _) => prepare(request.Headers), cancellationToken);

    /// <summary>
    /// The same with a body, made anew whenever it is sent, and to the registry alone; <paramref name="path"/> may be a whole one that the
    /// registry gave.
    /// </summary>
    public async Task<HttpResponseMessage> Send(
        HttpMethod method, string path, string what, Func<HttpContent> body, CancellationToken cancellationToken) =>
        await Send(method, path, what, (request, isOwn) => request.Content = isOwn ? body() : null, cancellationToken);

    private async Task<HttpResponseMessage> Send(
        HttpMethod method, string path, string what, Action<HttpRequestMessage, bool> prepare, CancellationToken cancellationToken)
    {
        var whole = path.StartsWith('/') ? path : $"/v2/{_repository}/{path}";
        HttpResponseMessage answer;
        try
        {
            answer = await _patience.Send(() => LetIn(method, whole, prepare, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (Silence.Is(exception, cancellationToken))
        {
            throw RegistryFault.Silent(Host, exception);
        }

        if (answer.IsSuccessStatusCode)
            return answer;
        using (answer)
            throw RegistryFault.Refused(Host, what, answer.StatusCode, await Reason(answer, cancellationToken), _access.HasLogin);
    }

    private async Task<HttpResponseMessage> LetIn(
        HttpMethod method, string path, Action<HttpRequestMessage, bool> prepare, CancellationToken cancellationToken)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            var (answer, isOwn) = await _link.Send(method, path, Prepare, cancellationToken);
            // What another host asks for that it sends on to is not ours to give.
            if (answer.StatusCode != HttpStatusCode.Unauthorized || !isOwn || !isFirst)
                return answer;
            List<string> challenges = [.. answer.Headers.WwwAuthenticate.Select(challenge => challenge.ToString())];
            if (!await _access.Get(challenges, cancellationToken))
                return answer;
            answer.Dispose();
        }

        void Prepare(HttpRequestMessage request, bool isOwn)
        {
            prepare(request, isOwn);
            if (isOwn)
                request.Headers.Authorization = _access.Header;
        }
    }

    private async Task<string> Reason(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            return System.Text.Encoding.UTF8.GetString(await BoundedBody.Read(answer, LongestReason, _time, cancellationToken));
        }
        catch (Exception exception) when (exception is InvalidDataException || Silence.Is(exception, cancellationToken))
        {
            return "";
        }
    }
}
