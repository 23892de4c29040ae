namespace ImageBench.Images.Documents;

/// <summary>What an OCI document says of another blob.</summary>
internal sealed record OciDescriptor(string? Digest, OciPlatform? Platform, IReadOnlyDictionary<string, string?>? Annotations)
{
    public string? MediaType { get; init; }

    public string? ArtifactType { get; init; }

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
