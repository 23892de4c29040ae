namespace ImageBench.Running.Ports.Contexts;

/// <summary>
/// The two folders that a builder asks for file by file: the context, and the one in which the Dockerfile lies under <c>DockerfileName</c>.
/// <c>Key</c> is equal for the same context and Dockerfile: a builder that has an earlier copy of that key asks for what changed.
/// </summary>
internal sealed record ContextFolders(
    string Key, string DockerfileName, IReadOnlyList<ContextItem> Context, IReadOnlyList<ContextItem> Dockerfile)
{
    /// <summary>Further folders, by the names that the Dockerfile has for them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ContextItem>> Named { get; init; } =
        new Dictionary<string, IReadOnlyList<ContextItem>>();
}
