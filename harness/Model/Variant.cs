namespace ImageBench.Model;

/// <summary>One Dockerfile of a scenario, with its target and build arguments. <c>DockerfilePath</c> is absolute.</summary>
internal sealed record Variant(
    string Name,
    string DockerfilePath,
    string? Target,
    IReadOnlyDictionary<string, string> Arguments);
