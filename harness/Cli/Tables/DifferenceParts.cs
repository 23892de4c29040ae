namespace ImageBench.Cli.Tables;

/// <summary>
/// What of a difference is shown beyond the usual: so many files one by one, the shared layers too, all packages, the values of environment
/// variables.
/// </summary>
internal sealed record DifferenceParts(int Files, bool Layers, bool Packages, bool Values)
{
    /// <summary>Whether the command takes the names of parent images that it cannot know: of revisions it finds them itself.</summary>
    public bool MayNameParents { get; init; } = true;
}
