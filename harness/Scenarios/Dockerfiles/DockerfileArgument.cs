namespace ImageBench.Scenarios.Dockerfiles;

/// <summary>
/// An <c>ARG</c> with its default as it is written (null: it has none) and its line from 1.
/// <c>Stage</c> is null for those before the first FROM.
/// </summary>
internal sealed record DockerfileArgument(string Name, string? Default, int Line, int? Stage);
