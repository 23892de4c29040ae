namespace ImageBench.Model.Images;

/// <summary>
/// A package that an image calls installed. <c>Manager</c> is "dpkg", "apk", "rpm", "pip", "npm", "gem", "go" or "jar"; <c>Declared</c> is
/// what the package says that it takes (null: it does not).
/// </summary>
internal sealed record InstalledPackage(string Manager, string Name, string Version, string Architecture, ByteSize? Declared)
{
    /// <summary>The file that says so, by its path from the image's root.</summary>
    public string Place { get; init; } = "";

    /// <summary>Whether it is one of several in that file, so that its bytes cannot be told: a module in a program of Go.</summary>
    public bool IsPart { get; init; }
}
