namespace ImageBench.Runs.Fleets.Clusters;

/// <summary>
/// Where the pods of a job leave their run folders: in the volume of a claim, which all may write (<c>Repository</c> null), or in a
/// repository of a registry, with the login that the cluster keeps as a secret (null: none is needed).
/// </summary>
internal sealed record ClusterResults
{
    private ClusterResults()
    {
    }

    public string Claim { get; private init; } = "";

    public string? Repository { get; private init; }

    public string? Secret { get; private init; }

    public static ClusterResults OfVolume(string claim) => new() { Claim = claim };

    public static ClusterResults OfRegistry(string repository, string? secret) => new() { Repository = repository, Secret = secret };
}
