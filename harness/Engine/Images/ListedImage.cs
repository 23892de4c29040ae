using Docker.DotNet.Models;

namespace ImageBench.Engine.Images;

/// <summary>What an engine's list says of an image.</summary>
internal static class ListedImage
{
    public static List<string> Names(this ImagesListResponse image) => image.RepoTags?.Where(tag => tag != "<none>:<none>").ToList() ?? [];

    /// <summary>Whether it was pulled, or pushed: then it has a digest of a registry.</summary>
    public static bool HasDigest(this ImagesListResponse image) => image.RepoDigests?.Any(digest => digest != "<none>@<none>") == true;
}
