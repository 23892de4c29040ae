namespace ImageBench.Images.Archives;

/// <summary>
/// Which files of an archive make up one image. <c>Layers</c> are oldest first. <c>Name</c> tells it from others in the archive;
/// <c>Digest</c>, <c>Platform</c> and <c>AttestationOf</c> are known of OCI manifests only.
/// </summary>
internal sealed record ImageManifest(string Name, string Config, IReadOnlyList<string> Layers)
{
    public string? Digest { get; init; }

    public string? Platform { get; init; }

    public string? AttestationOf { get; init; }
}
