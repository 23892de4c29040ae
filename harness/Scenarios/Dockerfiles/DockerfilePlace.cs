using System.Text;
using ImageBench.Model.Files;

namespace ImageBench.Scenarios.Dockerfiles;

/// <summary>Where a Dockerfile lies, seen from its context.</summary>
internal static class DockerfilePlace
{
    // The builder tells a tar from a Dockerfile by the first bytes: the first entry's name must fit a plain tar header.
    private const int LongestName = 100;

    /// <summary>
    /// The path inside the context by which the builder can read it, which is that of the file itself where symlinks lead to it; null where
    /// it must be sent as a copy: it lies outside, or its path is too long to come first.
    /// </summary>
    public static string? Inside(string contextFolder, string dockerfilePath)
    {
        var path = FolderBounds.Real(contextFolder) is { } context && FolderBounds.Real(dockerfilePath) is { } file
            ? PathOf(context, file)
            : null;
        return path is null || Encoding.UTF8.GetByteCount(path) > LongestName ? null : path;
    }

    /// <summary>A file's path inside the context, or null for one outside.</summary>
    public static string? PathOf(string contextFolder, string file)
    {
        var path = SlashPath.From(contextFolder, file);
        return Path.IsPathRooted(path) || path == ".." || path.StartsWith("../", StringComparison.Ordinal) ? null : path;
    }
}
