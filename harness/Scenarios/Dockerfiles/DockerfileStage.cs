namespace ImageBench.Scenarios.Dockerfiles;

/// <summary>A stage: its place (from 0), the name after AS, what its FROM names as it is written, and its line from 1.</summary>
internal sealed record DockerfileStage(int Index, string? Name, string From, int Line)
{
    /// <summary>The platform of its FROM, as it is written; null: the one that is built for.</summary>
    public string? Platform { get; init; }

    /// <summary>What it copies and mounts from.</summary>
    public required IReadOnlyList<StageSource> Sources { get; init; }

    /// <summary>What its ONBUILD instructions copy and mount from: the stages that begin from it do so.</summary>
    public required IReadOnlyList<StageSource> Triggers { get; init; }

    /// <summary>What in it only BuildKit knows.</summary>
    public required IReadOnlyList<BuildKitFeature> BuildKitFeatures { get; init; }
}
