using ImageBench.Engine.Registries.Logins;

namespace ImageBench.Runs.Fleets;

/// <summary>
/// A run that the machines of a swarm share: what it is called, into how many shards it is cut, the image with ImageBench, and the
/// repository that scenarios and results go through. <c>Options</c> are those of the run.
/// </summary>
internal sealed record SwarmRequest(string Name, int Shards, string Image, string Repository, IReadOnlyList<string> Options)
{
    public required string Socket { get; init; }

    public IReadOnlyList<string> Constraints { get; init; } = [];

    /// <summary>Whether the registry is spoken to without checking who it is.</summary>
    public bool IsInsecure { get; init; }

    /// <summary>The login for the registry, and the proxies of the builds.</summary>
    public GivenConfig Config { get; init; } = GivenConfig.None;
}
