using System.Text.Json;
using ImageBench.Model;

namespace ImageBench.Images.Documents;

/// <summary>What an OCI document says of another blob.</summary>
internal sealed record OciDescriptor(string? Digest, OciPlatform? Platform, IReadOnlyDictionary<string, string?>? Annotations)
{
    public string? MediaType { get; init; }

    /// <summary>As it is written: what is no length is no reason to refuse an archive, which has the blob itself.</summary>
    public JsonElement? Size { get; init; }

    /// <summary>How many bytes the blob has; null where that is not said, or is no length.</summary>
    public ByteSize? Length =>
        Size is { ValueKind: JsonValueKind.Number } size && size.TryGetInt64(out var bytes) && bytes >= 0 ? new ByteSize(bytes) : null;

    public string? ArtifactType { get; init; }

    /// <summary>Whether it calls itself a list of manifests.</summary>
    public bool IsIndex => MediaType is ManifestKind.OciIndex or ManifestKind.DockerList;

    /// <summary>Where the blob lies in an archive.</summary>
    public string Path => "blobs/" + Digest?.Replace(':', '/');

    /// <summary>The manifest that this one only attests things about, or null for an image.</summary>
    public string? AttestationOf => Annotations?.GetValueOrDefault("vnd.docker.reference.type") == "attestation-manifest"
        ? Annotations.GetValueOrDefault("vnd.docker.reference.digest") ?? ""
        : null;

    /// <summary>By what an image is called in an archive.</summary>
    public IEnumerable<string> Names =>
        ((string[])["io.containerd.image.name", "org.opencontainers.image.ref.name"])
            .Select(key => Annotations?.GetValueOrDefault(key))
            .OfType<string>();
}
