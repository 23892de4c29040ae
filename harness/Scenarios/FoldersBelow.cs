namespace ImageBench.Scenarios;

/// <summary>The folders below another one that hold Dockerfiles, as somebody finds them who was not told where they are.</summary>
internal static class FoldersBelow
{
    /// <summary>No more are looked into: who calls it in a home folder waits for no tree of a million folders.</summary>
    public const int MostFolders = 20_000;

    private const int MostLevels = 6;

    // What others wrote and put there: their Dockerfiles are not what somebody works on.
    private static readonly HashSet<string> Foreign = new(["node_modules", "vendor", "third_party"], StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Paths below <paramref name="folder"/>, those near it first; hidden folders, links and what packages brought are not entered.
    /// </summary>
    public static IReadOnlyList<string> Find(string folder, CancellationToken cancellationToken)
    {
        List<string> found = [];
        var seen = 0;
        IReadOnlyList<string> level = [folder];
        for (var depth = 0; depth < MostLevels && level.Count > 0 && seen < MostFolders; depth++)
        {
            level = [.. level.SelectMany(Entered).Take(MostFolders - seen)];
            seen += level.Count;
            foreach (var below in level)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Holds(below))
                    found.Add(Path.GetRelativePath(folder, below));
            }
        }

        return found;
    }

    /// <summary>Whether a folder of that name is hidden, or holds what others wrote.</summary>
    public static bool IsPassedOver(string name) => name.StartsWith('.') || Foreign.Contains(name);

    private static IEnumerable<string> Entered(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateDirectories()
                .Where(below => below.LinkTarget is null && !IsPassedOver(below.Name))
                .Select(below => Path.Combine(folder, below.Name))
                .Order(StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool Holds(string folder)
    {
        try
        {
            return ScenarioFolder.IsScenario(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
