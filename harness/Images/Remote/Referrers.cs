using System.Text.Json;
using ImageBench.Images.Documents;
using ImageBench.Model.Images;

namespace ImageBench.Images.Remote;

/// <summary>
/// What a registry holds that is about a manifest: by its list of referrers, or in the place of that by the tag that clients keep one
/// under; and under the tags that cosign gives.
/// </summary>
internal sealed class Referrers(IImageRepository repository)
{
    private const int Most = 1_000;

    private static readonly (string Suffix, string Kind)[] OfCosign =
        [(".sig", "cosign signature"), (".att", "cosign attestation"), (".sbom", "cosign SBOM")];

    private readonly Dictionary<string, Attachment> _found = new(StringComparer.Ordinal);

    public IEnumerable<Attachment> Found => _found.Values;

    public async Task Add(string digest, CancellationToken cancellationToken)
    {
        var tag = digest.Replace(':', '-');
        var list = await repository.FindReferrers(digest, cancellationToken) ?? await repository.FindManifest(tag, cancellationToken);
        foreach (var descriptor in list is null ? [] : Listed(list))
            Add(descriptor.Digest!, descriptor.ArtifactType is { Length: > 0 } type ? type : descriptor.MediaType ?? "artifact");
        foreach (var (suffix, kind) in OfCosign)
        {
            if (await repository.FindManifest(tag + suffix, cancellationToken) is { } manifest)
                Add(manifest.Digest, kind);
        }
    }

    private void Add(string digest, string kind)
    {
        if (_found.Count < Most)
            _found.TryAdd(digest, new Attachment(digest, kind));
    }

    private static IEnumerable<OciDescriptor> Listed(StoredDocument list)
    {
        try
        {
            var index = JsonSerializer.Deserialize<OciDocument>(list.Bytes, JsonSerializerOptions.Web);
            return (index?.Manifests ?? []).OfType<OciDescriptor>().Where(descriptor => DigestText.Is(descriptor.Digest ?? ""));
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"its list of referrers is not what it should be ({exception.Message})", exception);
        }
    }
}
