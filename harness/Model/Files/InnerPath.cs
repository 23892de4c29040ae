namespace ImageBench.Model.Files;

/// <summary>Paths that a scenario gives: relative to a folder, and not out of it.</summary>
internal static class InnerPath
{
    /// <summary>The absolute path, or null when it is absolute already or leads out. Links are not followed for this.</summary>
    public static string? Join(string folder, string relative)
    {
        if (Path.IsPathRooted(relative) || relative.Contains('\0', StringComparison.Ordinal))
            return null;
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(folder, relative)));
        var above = Path.TrimEndingDirectorySeparator(folder);
        return path == above || path.StartsWith(above + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path : null;
    }
}
