namespace ImageBench.Scenarios.Sources;

/// <summary>What the command line says of the scenarios that it names, beside their names and paths.</summary>
internal sealed record SourceOptions
{
    public static SourceOptions None { get; } = new();

    /// <summary>The context of all of them; null: of each its own.</summary>
    public string? ContextFolder { get; init; }
}
