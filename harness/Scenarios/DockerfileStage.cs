namespace ImageBench.Scenarios;

/// <summary>
/// A stage: its place (from 0), the name after AS, what its FROM names as it is written, its line from 1,
/// and what it copies or mounts from: stage names, stage numbers or images, as they are written.
/// </summary>
internal sealed record DockerfileStage(int Index, string? Name, string From, int Line, IReadOnlyList<string> CopiesFrom);
