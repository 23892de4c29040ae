namespace ImageBench.Scenarios.Sources;

/// <summary>What the command line says of the scenarios that it names, beside their names and paths.</summary>
internal sealed record SourceOptions
{
    public static SourceOptions None { get; } = new();

    /// <summary>The context of all of them; null: of each its own.</summary>
    public string? ContextFolder { get; init; }

    /// <summary>Of two revisions: whether also those are built that the change does not touch.</summary>
    public bool HasUntouched { get; init; }

    /// <summary>A compose.yaml whose services are built, all or those that are named.</summary>
    public string? Compose { get; init; }

    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>A bake file whose targets are built: those of <c>Targets</c>, which name no stages then.</summary>
    public string? Bake { get; init; }

    /// <summary>The folder that buildx would be started in with it; null: the current one.</summary>
    public string? BakeFolder { get; init; }

    /// <summary>The stage that is built; of several each makes a variant.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>What all variants are built with.</summary>
    public BuildSide All { get; init; } = BuildSide.None;

    /// <summary>What further variants are built with, in which they differ from the baseline.</summary>
    public IReadOnlyList<BuildSide> Also { get; init; } = [];

    /// <summary>The stages of <c>Targets</c>.</summary>
    public IReadOnlyList<string> Stages => Bake is null ? Targets : [];

    /// <summary>Whether scenarios come from a file of another tool.</summary>
    public bool HasFile => Compose is not null || Bake is not null;

    /// <summary>Whether they change a scenario.</summary>
    public bool HasSides => Stages.Count > 0 || Also.Count > 0 || All.Arguments.Count > 0 || All.Parents.Count > 0;
}
