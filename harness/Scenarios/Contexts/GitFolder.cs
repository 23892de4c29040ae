namespace ImageBench.Scenarios.Contexts;

/// <summary>
/// What git keeps of a repository in its working tree. No revision holds it, so that of two revisions neither is sent it.
/// </summary>
internal static class GitFolder
{
    private const string Name = ".git";

    /// <summary>The same without it.</summary>
    public static IReadOnlyList<ContextEntry> LeftOut(IReadOnlyList<ContextEntry> entries) =>
        entries.Any(IsOfIt) ? [.. entries.Where(entry => !IsOfIt(entry))] : entries;

    // Also the file that stands for it in a submodule.
    private static bool IsOfIt(ContextEntry entry) => entry.Path.Split('/').Contains(Name, StringComparer.Ordinal);
}
