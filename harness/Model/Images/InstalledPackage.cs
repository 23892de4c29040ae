namespace ImageBench.Model.Images;

/// <summary>
/// A package that a database of the image calls installed. <c>Manager</c> is "dpkg" or "apk"; <c>Declared</c> is what the package says that
/// it takes (null: it does not).
/// </summary>
internal sealed record InstalledPackage(string Manager, string Name, string Version, string Architecture, ByteSize? Declared);
