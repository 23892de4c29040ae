namespace ImageBench.Engine.Registries.Artifacts;

/// <summary>Whether a link of a folder that somebody packed leads out of it, or through another link, which may.</summary>
internal static class FolderLink
{
    /// <summary>By their names alone; <paramref name="links"/>: all links of the folder.</summary>
    public static bool LeadsOut(string name, string target, IReadOnlySet<string> links)
    {
        if (target.Length == 0 || target.StartsWith('/') || target.Contains('\0', StringComparison.Ordinal))
            return true;
        var at = new List<string>(name.Split('/')[..^1]);
        if (Enumerable.Range(1, at.Count).Any(count => links.Contains(string.Join('/', at.Take(count)))))
            return true;
        foreach (var part in target.Split('/'))
        {
            // Where ".." of a link is, its own target says.
            if (part == ".." && (at.Count == 0 || links.Contains(string.Join('/', at))))
                return true;
            if (part == "..")
                at.RemoveAt(at.Count - 1);
            else if (part is not ("" or "."))
                at.Add(part);
        }

        return false;
    }
}
