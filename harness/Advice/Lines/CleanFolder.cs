namespace ImageBench.Advice.Lines;

/// <summary>Paths inside an image, with slashes.</summary>
internal static class CleanFolder
{
    /// <summary>A path seen from a folder (null: not known), without "." and ".."; null where that is not known.</summary>
    public static string? Joined(string? folder, string path)
    {
        if (!path.StartsWith('/') && folder is null)
            return null;
        List<string> parts = [];
        foreach (var part in (path.StartsWith('/') ? path : $"{folder}/{path}").Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
                parts = parts[..^Math.Min(1, parts.Count)];
            else if (part != ".")
                parts.Add(part);
        }

        return "/" + string.Join('/', parts);
    }

    /// <summary>Whether a clean path is that folder or lies in it.</summary>
    public static bool Holds(string folder, string path) =>
        path == folder || folder == "/" || path.StartsWith(folder + "/", StringComparison.Ordinal);
}
