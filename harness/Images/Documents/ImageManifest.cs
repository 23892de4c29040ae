namespace ImageBench.Images.Documents;

/// <summary>
/// Which files of an archive make up one image. <c>Layers</c> are oldest first. <c>Names</c> are those that the archive gives it, which may
/// be none; <c>Digest</c> and <c>Platform</c> are known of OCI manifests only.
/// </summary>
internal sealed record ImageManifest(IReadOnlyList<string> Names, string Config, IReadOnlyList<string> Layers)
{
    public string? Digest { get; init; }

    public OciPlatform? Platform { get; init; }

    /// <summary>The digest of the image that it says it was made from.</summary>
    public string? ParentDigest { get; init; }

    /// <summary>What it is where it is no image, such as "application/spdx+json"; null for an image.</summary>
    public string? Artifact { get; init; }

    /// <summary>Of what is no image: the manifest that it is about, empty where it does not say.</summary>
    public string About { get; init; } = "";
}
