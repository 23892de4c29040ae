namespace ImageBench.Scenarios.Dockerfiles;

/// <summary>
/// A stage: its place (from 0), the name after AS, what its FROM names as it is written, its line from 1,
/// what it copies or mounts from (stage names, stage numbers or images, as they are written), and what in it only BuildKit knows.
/// </summary>
internal sealed record DockerfileStage(
    int Index, string? Name, string From, int Line, IReadOnlyList<string> CopiesFrom, IReadOnlyList<BuildKitFeature> BuildKitFeatures);
