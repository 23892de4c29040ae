using System.Security.Cryptography;
using ImageBench.Model.Files;

namespace ImageBench.Scenarios.Sources;

/// <summary>
/// A Dockerfile that is built in the place of another one: it lies in a folder of the harness's own, under the other's name, with the
/// ignore file that stands beside that. What is built with it is sent the context of the other one, in which nothing has changed.
/// </summary>
internal static class StoredDockerfile
{
    // As BuildKit has it.
    public const int LongestBytes = 16 * 1024 * 1024;

    private const string IgnoreEnding = ".dockerignore";

    /// <summary>
    /// Its path below <paramref name="folder"/>. What it is called there follows from what it says, so that the same text is always found
    /// at the same place. <paramref name="ignored"/>: an ignore file of its own; null: that of the other one, where it has one by its name.
    /// </summary>
    public static string Write(byte[] content, string dockerfile, byte[]? ignored, string folder)
    {
        ignored ??= IgnoreFileOf(dockerfile);
        var digest = Convert.ToHexStringLower(SHA256.HashData([.. SHA256.HashData(content), .. ignored ?? []]))[..16];
        var place = Directory.CreateDirectory(Path.Combine(folder, digest)).FullName;
        var path = Path.Combine(place, Path.GetFileName(dockerfile));
        if (ignored is not null)
            PlacedFile.Write(path + IgnoreEnding, ignored);
        PlacedFile.Write(path, content);
        return path;
    }

    /// <summary>The ignore file that is named after a Dockerfile; null: it has none.</summary>
    public static byte[]? IgnoreFileOf(string dockerfile) =>
        File.Exists(dockerfile + IgnoreEnding) ? BoundedFile.Read(dockerfile + IgnoreEnding, LongestBytes) : null;
}
