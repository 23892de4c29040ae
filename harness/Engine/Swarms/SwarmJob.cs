using ImageBench.Engine.Registries.Logins;

namespace ImageBench.Engine.Swarms;

/// <summary>
/// A replicated job: as many tasks as there are parts, one at a time on a machine, each in that machine's network and with its engine's
/// socket. What stands in <c>Environment</c> may hold the swarm's own templates.
/// <c>Config</c>: what the tasks and their machines show the registry, and what the builds of the tasks go through.
/// </summary>
internal sealed record SwarmJob(string Name, string Image, IReadOnlyList<string> Arguments, IReadOnlyList<string> Environment, int Tasks)
{
    /// <summary>How many run at once at most.</summary>
    public required int Concurrent { get; init; }

    /// <summary>Where each machine's engine listens.</summary>
    public required string Socket { get; init; }

    /// <summary>Which machines may take tasks, in the words of <c>docker service create --constraint</c>.</summary>
    public IReadOnlyList<string> Constraints { get; init; } = [];

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public GivenConfig Config { get; init; } = GivenConfig.None;
}
