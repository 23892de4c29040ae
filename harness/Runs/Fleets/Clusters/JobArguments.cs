namespace ImageBench.Runs.Fleets.Clusters;

/// <summary>What a pod of a job calls ImageBench with: its part of the run itself, or what sends the part to a registry too.</summary>
internal static class JobArguments
{
    /// <summary>Where a pod without an engine has its BuildKit.</summary>
    public const string BuildKit = "tcp://127.0.0.1:1234";

    public static IReadOnlyList<string> Of(FleetRequest fleet, ClusterRequest cluster) =>
    [
        .. cluster.Results.Repository is { } repository
            ? FleetPart.Arguments(repository, cluster.Name, fleet.Shards, "--own-scenarios")
            : Run(fleet, cluster),
        "--engine",
        cluster.Socket is null ? "buildkit+" + BuildKit : "unix:///var/run/docker.sock",
        // Kubernetes puts in variables, and makes one dollar of two: of what was typed each is doubled.
        .. fleet.Options.Select(option => option.Replace("$", "$$", StringComparison.Ordinal)),
    ];

    private static string[] Run(FleetRequest fleet, ClusterRequest cluster) =>
    [
        fleet.HasShards ? "--shard" : "--replicate", "auto", "--name", cluster.Name, "--node", "$(NODE_NAME)", "--results", "/results",
        "--display", "plain",
    ];
}
