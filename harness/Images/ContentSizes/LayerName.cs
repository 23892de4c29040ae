using System.Text.RegularExpressions;

namespace ImageBench.Images.ContentSizes;

/// <summary>
/// The 64 hexadecimal digits by which a layer's file is called in an archive: its diff id where engines name files by digest, and an id
/// that they derive from the layer and all below it where they do not ("ID/layer.tar"). So they often tell before the layer is read what it
/// will be.
/// </summary>
internal static partial class LayerName
{
    /// <summary>The name in a path, or null where there is none.</summary>
    public static string? InPath(string path) => Digits().Match(path) is { Success: true } found ? found.Value : null;

    /// <summary>The name that a digest gives.</summary>
    public static string Of(string digest) => digest[(digest.IndexOf(':', StringComparison.Ordinal) + 1)..];

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
