using System.Net.Http.Headers;
using ImageBench.Images.Documents;
using ImageBench.Images.Remote;
using ImageBench.Model;

namespace ImageBench.Engine.Registries.Distribution;

/// <summary>
/// The images under one name, from the registry that the name says, or for Docker Hub's from the mirrors that Docker is set up with: those
/// come first, and whatever one of them does not give is asked of the next.
/// </summary>
internal sealed class RegistryImages : IImageRepository, IDisposable
{
    /// <summary>The distribution specification's own bound on manifests.</summary>
    private const int LongestManifest = 4 * 1024 * 1024;

    private const int LongestConfig = 8 * 1024 * 1024;

    private static readonly MediaTypeWithQualityHeaderValue[] Manifests =
    [
        new(ManifestKind.OciIndex),
        new(ManifestKind.DockerList),
        new(ManifestKind.OciManifest),
        new(ManifestKind.DockerManifest),
    ];

    private readonly List<RegistryClient> _clients;
    private readonly TimeProvider _time;
    private int _first;

    public RegistryImages(ImageName name, RegistrySettings settings, TimeProvider time, Action<string> tell)
    {
        _time = time;
        Name = $"{name.Host}/{name.Repository}";
        var mirrors = name.Host is "docker.io" or "index.docker.io" ? settings.HubMirrors : [];
        // A mirror that is written with http is meant to be spoken to without TLS.
        string[] plain = [.. mirrors.Where(mirror => mirror.Scheme == "http").Select(mirror => mirror.Authority)];
        var all = settings with { InsecureHosts = [.. settings.InsecureHosts, .. plain], PlainHosts = plain };
        _clients = [.. mirrors.Select(mirror => mirror.Authority).Append(name.Host)
            .Select(host => new RegistryClient(host, name.Repository, RegistryClient.ReadAction, all, time, tell))];
    }

    public string Name { get; }

    /// <summary>How many were sent, to mirrors too.</summary>
    public long Requests => _clients.Sum(client => client.Requests);

    public void Dispose() => _clients.ForEach(client => client.Dispose());

    /// <summary>All tags, from the registry itself: what a mirror has is not all.</summary>
    public Task<IReadOnlyList<string>> ListTags(CancellationToken cancellationToken) =>
        new TagPages(_clients[^1], Name, _time).Read(cancellationToken);

    public Task<StoredDocument> ReadManifest(string reference, CancellationToken cancellationToken) =>
        ReadDocument($"manifests/{reference}", IsDigest(reference) ? Checked(reference) : reference, LongestManifest, cancellationToken);

    public Task<StoredDocument?> FindManifest(string tag, CancellationToken cancellationToken) =>
        OrNothing(ReadManifest(tag, cancellationToken));

    public Task<StoredDocument?> FindReferrers(string digest, CancellationToken cancellationToken) =>
        OrNothing(ReadDocument($"referrers/{Checked(digest)}", "referrers", LongestManifest, cancellationToken));

    public Task<StoredDocument> ReadConfig(OciDescriptor config, CancellationToken cancellationToken) =>
        ReadDocument($"blobs/{config.Digest}", Checked(config.Digest), LongestConfig, cancellationToken);

    public async Task<T> ReadLayer<T>(
        OciDescriptor layer, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        var digest = Checked(layer.Digest);
        var length = layer.Length?.Bytes ?? throw new InvalidDataException($"its manifest does not say how long the layer {digest} is");
        await using var stream = new LayerStream(Open, _clients[^1].Host, length, _time);
        return await read(stream, cancellationToken);

        Task<HttpResponseMessage> Open(RangeHeaderValue? rest, CancellationToken cancel) =>
            FromAny(
                (client, what) => client.Send(HttpMethod.Get, $"blobs/{digest}", what, headers => headers.Range = rest, cancel), digest);
    }

    private static async Task<StoredDocument?> OrNothing(Task<StoredDocument> asked)
    {
        try
        {
            return await asked;
        }
        catch (Fault fault) when (RegistryFault.IsOfNothing(fault))
        {
            return null;
        }
    }

    private async Task<StoredDocument> ReadDocument(string path, string reference, int limit, CancellationToken cancellationToken)
    {
        var body = await FromAny(async (client, what) =>
        {
            using var answer = await client.Send(HttpMethod.Get, path, what, Accept, cancellationToken);
            try
            {
                return await BoundedBody.Read(answer, limit, _time, cancellationToken);
            }
            catch (Exception exception) when (Silence.Is(exception, cancellationToken))
            {
                throw RegistryFault.Silent(client.Host, exception);
            }
        }, reference);
        var digest = DigestText.Of(body);
        return !IsDigest(reference) || reference == digest
            ? new StoredDocument(digest, body)
            : throw new InvalidDataException($"{reference} is damaged: its digest is {digest}");

        void Accept(HttpRequestHeaders headers)
        {
            if (path.StartsWith("manifests/", StringComparison.Ordinal))
                Array.ForEach(Manifests, headers.Accept.Add);
        }
    }

    private async Task<T> FromAny<T>(Func<RegistryClient, string, Task<T>> ask, string reference)
    {
        var what = $"{Name}{(IsDigest(reference) ? '@' : ':')}{reference}";
        for (; _first < _clients.Count - 1; _first++)
        {
            try
            {
                return await ask(_clients[_first], what);
            }
            catch (Exception exception) when (exception is Fault or InvalidDataException)
            {
                // The next one may have it; this one is asked no more.
            }
        }

        return await ask(_clients[^1], what);
    }

    private static bool IsDigest(string reference) => reference.Contains(':', StringComparison.Ordinal);

    // A digest becomes part of an address.
    private static string Checked(string? digest) =>
        digest is not null && DigestText.Is(digest)
            ? digest
            : throw new InvalidDataException($"its manifest names '{PlainText.Short(digest ?? "", 100)}', which is no sha256 digest");
}
