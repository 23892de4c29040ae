using ImageBench.Images.Tar;

namespace ImageBench.Images.Packages;

/// <summary>What a file says of a package of a language, by its path.</summary>
internal enum PackageFile
{
    None,

    /// <summary>METADATA or PKG-INFO beside a Python package.</summary>
    Pip,

    /// <summary>package.json in a folder of node_modules.</summary>
    Npm,

    /// <summary>A gemspec among a Ruby's specifications.</summary>
    Gem,

    /// <summary>A jar, war or ear of Java.</summary>
    Jar,
}

/// <summary>Tells them by their paths: most files are none, and are told by their last bytes.</summary>
internal static class PackageFileName
{
    public static PackageFile Of(ReadOnlySpan<byte> name)
    {
        if (name.EndsWith("/package.json"u8))
            return IsOfNpm(name[..^"/package.json"u8.Length]) ? PackageFile.Npm : PackageFile.None;
        if (name.EndsWith(".dist-info/METADATA"u8) || name.EndsWith(".egg-info/PKG-INFO"u8) || name.EndsWith(".egg-info"u8))
            return PackageFile.Pip;
        if (name.EndsWith(".gemspec"u8))
            return IsSpecification(name) ? PackageFile.Gem : PackageFile.None;
        return name.EndsWith(".jar"u8) || name.EndsWith(".war"u8) || name.EndsWith(".ear"u8) ? PackageFile.Jar : PackageFile.None;
    }

    /// <summary>Whether the file lists the files of a Python package, one a line.</summary>
    public static bool IsList(ReadOnlySpan<byte> name) =>
        name.EndsWith(".dist-info/RECORD"u8) || name.EndsWith(".egg-info/installed-files.txt"u8);

    /// <summary>The path from the image's root.</summary>
    public static string Path(ReadOnlySpan<byte> name)
    {
        Span<byte> buffer = stackalloc byte[TarName.PathLimit];
        return TarName.Text(TarName.Clean(name, buffer));
    }

    // "node_modules/left-pad" and "node_modules/@babel/core": what a package brings along has a package.json further down.
    private static bool IsOfNpm(ReadOnlySpan<byte> folder)
    {
        var parent = folder[..Math.Max(0, folder.LastIndexOf((byte)'/'))];
        var scope = parent[(parent.LastIndexOf((byte)'/') + 1)..];
        if (scope.StartsWith("@"u8))
            parent = parent[..Math.Max(0, parent.Length - scope.Length - 1)];
        return parent.SequenceEqual("node_modules"u8) || parent.EndsWith("/node_modules"u8);
    }

    private static bool IsSpecification(ReadOnlySpan<byte> name)
    {
        var folder = name[..Math.Max(0, name.LastIndexOf((byte)'/'))];
        return folder.EndsWith("/specifications"u8) || folder.EndsWith("/specifications/default"u8);
    }
}
