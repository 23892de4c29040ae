namespace ImageBench.Scenarios.Ignore;

/// <summary>
/// The shortest form of a path with <c>/</c> between its parts, as the builders' own path cleaning gives it, on every system.
/// </summary>
internal static class CleanPath
{
    public static string Of(string path)
    {
        var rooted = path.StartsWith('/');
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part is "" or ".")
                continue;
            if (part != "..")
                parts.Add(part);
            else if (parts.Count > 0 && parts[^1] != "..")
                parts.RemoveAt(parts.Count - 1);
            else if (!rooted)
                parts.Add(part);
        }

        var cleaned = (rooted ? "/" : "") + string.Join('/', parts);
        return cleaned.Length == 0 ? "." : cleaned;
    }
}
