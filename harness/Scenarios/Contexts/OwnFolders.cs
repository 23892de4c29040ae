using ImageBench.Model.Files;

namespace ImageBench.Scenarios.Contexts;

/// <summary>
/// Folders that are the harness's own. What lies in them changes from one build to the next by what the harness does, so that no build is
/// sent any of it, wherever they lie.
/// </summary>
internal sealed record OwnFolders(IReadOnlyList<string> Paths)
{
    public static OwnFolders None { get; } = new([]);

    /// <summary>The paths of those that lie in a context, from there.</summary>
    public IReadOnlySet<string> Within(string contextFolder)
    {
        var within = new HashSet<string>(StringComparer.Ordinal);
        if (Paths.Count == 0 || FolderBounds.Real(contextFolder) is not { } context)
            return within;
        foreach (var own in Paths.Select(FolderBounds.Real).OfType<string>())
        {
            if (own != context && FolderBounds.IsInside(context, own))
                within.Add(SlashPath.From(context, own));
        }

        return within;
    }
}
