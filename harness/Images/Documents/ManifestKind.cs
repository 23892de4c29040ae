namespace ImageBench.Images.Documents;

/// <summary>What manifests and indexes are called where they are asked for and stored.</summary>
internal static class ManifestKind
{
    public const string OciManifest = "application/vnd.oci.image.manifest.v1+json";

    public const string OciIndex = "application/vnd.oci.image.index.v1+json";

    public const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";

    public const string DockerList = "application/vnd.docker.distribution.manifest.list.v2+json";
}
