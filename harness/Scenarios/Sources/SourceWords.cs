namespace ImageBench.Scenarios.Sources;

/// <summary>The options of scenarios as they are typed, for a run that is gone on with.</summary>
internal static class SourceWords
{
    /// <summary>Paths are kept as they are seen from <paramref name="folder"/>: one of this machine says nothing elsewhere.</summary>
    public static IReadOnlyList<string> Kept(SourceOptions options, string folder) =>
    [
        .. options.ContextFolder is { } context ? [$"--context {Path.GetRelativePath(folder, Path.GetFullPath(context))}"]
            : Array.Empty<string>(),
    ];

    public static SourceOptions Read(IReadOnlyList<string> kept, string folder)
    {
        var options = SourceOptions.None;
        foreach (var words in kept.Select(option => option.Split(' ', 2)))
        {
            options = words[0] switch
            {
                "--context" => options with { ContextFolder = Path.GetFullPath(words[^1], folder) },
                _ => options,
            };
        }

        return options;
    }
}
