using System.Text.Json;

namespace ImageBench.Images.Documents;

/// <summary>An OCI image index or manifest, as written in JSON: an index has manifests, a manifest has a config and layers.</summary>
internal sealed record OciDocument(IReadOnlyList<OciDescriptor?>? Manifests, OciDescriptor? Config, IReadOnlyList<OciDescriptor?>? Layers)
{
    private const string EmptyConfig = "application/vnd.oci.empty.v1+json";

    /// <summary>By what a label or an annotation is called that tells the parent image.</summary>
    public const string ParentDigestName = "org.opencontainers.image.base.digest";

    /// <summary>What Docker's first format, which no engine pulls any more, has in place of layers.</summary>
    public JsonElement? FsLayers { get; init; }

    public IReadOnlyDictionary<string, string?>? Annotations { get; init; }

    public string? ArtifactType { get; init; }

    /// <summary>The manifest that this one is about.</summary>
    public OciDescriptor? Subject { get; init; }

    /// <summary>
    /// What a manifest is that is no image: a signature, an SBOM, an attestation; null for an image. They have the form of images: what
    /// tells them is that they say so, or that their layers are no tars.
    /// </summary>
    public string? Artifact
    {
        get
        {
            var odd = (Layers ?? []).Select(layer => layer?.MediaType)
                .FirstOrDefault(type => type is { Length: > 0 } && !type.Contains("tar", StringComparison.Ordinal));
            var isArtifact = ArtifactType is { Length: > 0 } || Subject is not null || Config?.MediaType == EmptyConfig || odd is not null;
            return isArtifact ? ArtifactType is { Length: > 0 } type ? type : odd ?? "artifact" : null;
        }
    }
}
