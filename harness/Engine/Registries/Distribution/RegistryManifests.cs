using System.Text.Json;
using ImageBench.Images.Documents;
using ImageBench.Model;
using ImageBench.Running.Ports;

namespace ImageBench.Engine.Registries.Distribution;

/// <summary>The manifests of images that a run pushed, read from their registry itself, and removed from it.</summary>
internal sealed class RegistryManifests(RegistrySettings settings, TimeProvider time)
{
    private const int LongestManifest = 4 * 1024 * 1024;
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly string[] Kinds =
    [
        ManifestKind.DockerManifest,
        ManifestKind.OciManifest,
    ];

    /// <summary>
    /// What it holds under a name ("host/repository:tag"); null where it holds nothing that can be read, or does not answer.
    /// </summary>
    public Task<StoredManifest?> Find(string name, CancellationToken cancellationToken) => Soon(async soon =>
    {
        if (ImageName.Parse(name) is not { } parsed)
            return null;
        using var client = Client(parsed, RegistryClient.ReadAction);
        return await Find(client, parsed, soon);
    }, cancellationToken);

    /// <summary>Removes what it holds under a name; whether it does so. (Many registries are set up not to.)</summary>
    public async Task<bool> Remove(string name, CancellationToken cancellationToken) => await Soon(async soon =>
    {
        if (ImageName.Parse(name) is not { } parsed)
            return null;
        using var client = Client(parsed, "pull,push,delete");
        if (await Find(client, parsed, soon) is not { } held)
            return null;
        using var answer = await client.Send(HttpMethod.Delete, $"manifests/{held.Digest}", name, _ => { }, soon);
        return held;
    }, cancellationToken) is not null;

    /// <summary>Null for what is no manifest of an image.</summary>
    public static StoredManifest? Read(byte[] body)
    {
        OciDocument? manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<OciDocument>(body, Json);
        }
        catch (JsonException)
        {
            return null;
        }

        if (manifest?.Config?.Length is not { } config || manifest.Layers is not { } layers)
            return null;
        List<StoredManifest.Blob> blobs = [.. layers.Where(layer => layer is { Digest: not null, Length: not null })
            .Select(layer => new StoredManifest.Blob(layer!.Digest!, layer.Length!.Value))];
        var digest = DigestText.Of(body);
        return blobs.Count == layers.Count ? new StoredManifest(digest, new ByteSize(body.Length) + config, blobs) : null;
    }

    private async Task<StoredManifest?> Find(RegistryClient client, ImageName name, CancellationToken cancellationToken)
    {
        using var answer = await client.Send(
            HttpMethod.Get, $"manifests/{name.Reference}", name.ToString(), headers => headers.Add("Accept", Kinds), cancellationToken);
        return Read(await BoundedBody.Read(answer, LongestManifest, time, cancellationToken));
    }

    private RegistryClient Client(ImageName name, string action) => new(name.Host, name.Repository, action, settings, time, _ => { });

    private async Task<StoredManifest?> Soon(Func<CancellationToken, Task<StoredManifest?>> ask, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestAnswer, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await ask(either.Token);
        }
        catch (Exception exception)
            when (exception is Fault or InvalidDataException || Silence.Is(exception, cancellationToken))
        {
            return null;
        }
    }
}
