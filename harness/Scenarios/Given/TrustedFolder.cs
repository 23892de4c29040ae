namespace ImageBench.Scenarios.Given;

/// <summary>
/// What of this machine a scenario may name for its builds: its own folder, and the git repository that the folder lies in. A scenario is
/// data from somebody else; all beyond is for the command line to give.
/// </summary>
internal sealed class TrustedFolder(string scenarioFolder)
{
    private readonly string _root = Real(Repository(scenarioFolder) ?? scenarioFolder);

    /// <summary>The absolute path, or null where it (or what it links to) lies elsewhere.</summary>
    public string? Find(string relative)
    {
        if (Path.IsPathRooted(relative) || relative.Contains('\0', StringComparison.Ordinal))
            return null;
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(relative, scenarioFolder));
        var real = Real(path);
        return real == _root || real.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path : null;
    }

    private static string? Repository(string folder)
    {
        for (var above = folder; above is not null; above = Path.GetDirectoryName(above))
        {
            if (Path.Exists(Path.Combine(above, ".git")))
                return above;
        }

        return null;
    }

    // With the links on the way followed, as opening it would.
    private static string Real(string path)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
            return path;
        var here = Path.Combine(Real(parent), Path.GetFileName(path));
        try
        {
            return new FileInfo(here).ResolveLinkTarget(returnFinalTarget: true)?.FullName is { } target && target != here
                ? Real(target)
                : here;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return here;
        }
    }
}
