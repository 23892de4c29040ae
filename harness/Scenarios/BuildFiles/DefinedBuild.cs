using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.BuildFiles;

/// <summary>
/// A build as a file of another tool defines it: a service of a compose.yaml, a target of a bake file. Paths are as they stand there;
/// <c>Options</c> are words of Docker's own build command, each with its line.
/// </summary>
internal sealed record DefinedBuild(Placed<string> Name, Placed<string> Context, Placed<string> Dockerfile)
{
    public Placed<string>? Target { get; init; }

    public IReadOnlyDictionary<string, Placed<string>> Arguments { get; init; } = new Dictionary<string, Placed<string>>();

    public IReadOnlyList<(string Option, Placed<string> Value)> Options { get; init; } = [];
}
