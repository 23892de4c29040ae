using ImageBench.Model.Files;

namespace ImageBench.Scenarios.Given;

/// <summary>
/// What of this machine a scenario may name for its builds: its own folder, and the git repository that the folder lies in. A scenario is
/// data from somebody else; all beyond is for the command line to give, also what git itself keeps (its configuration may hold logins), and
/// a repository that holds the user's <paramref name="home"/>.
/// </summary>
internal sealed class TrustedFolder(string scenarioFolder, string home)
{
    private readonly string? _root = FolderBounds.Real(
        Repository(scenarioFolder, home.Length == 0 ? null : FolderBounds.Real(home)) ?? scenarioFolder);

    public TrustedFolder(string scenarioFolder)
        : this(
            scenarioFolder,
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify))
    {
    }

    /// <summary>The absolute path, or null where it (or what it links to) lies elsewhere, or its links have no end.</summary>
    public string? Find(string relative)
    {
        if (Path.IsPathRooted(relative) || relative.Contains('\0', StringComparison.Ordinal))
            return null;
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(relative, scenarioFolder));
        return _root is not null
            && FolderBounds.Real(path) is { } real
            && FolderBounds.IsInside(_root, real)
            && !IsGits(real[_root.Length..])
            ? path
            : null;
    }

    private static string? Repository(string folder, string? home)
    {
        for (var above = folder; above is not null; above = Path.GetDirectoryName(above))
        {
            if (home is not null && FolderBounds.Real(above) is { } real && FolderBounds.IsInside(real, home))
                return null;
            if (Path.Exists(Path.Combine(above, ".git")))
                return above;
        }

        return null;
    }

    // In any case of its letters: some disks know no difference.
    private static bool IsGits(string below) =>
        below.Split(Path.DirectorySeparatorChar).Contains(".git", StringComparer.OrdinalIgnoreCase);
}
