using ImageBench.Model;
using ImageBench.Runs.Fleets;
using ImageBench.Runs.Fleets.Clusters;
using ImageBench.Tests.Fuzz;

namespace ImageBench.Tests.Runs.Fleets.Clusters;

/// <summary>What a run of two shards on a cluster needs: the cluster, and a repository in memory.</summary>
internal sealed class ClusterStage : IAsyncDisposable
{
    private readonly TempFolder _temp = new();

    public PlayedCluster Cluster { get; } = new();

    public HeldFolders Registry { get; } = new();

    /// <summary>What the fleet told.</summary>
    public List<string> Said { get; } = [];

    /// <summary>What was changed on the cluster.</summary>
    public IEnumerable<string> Changes => Cluster.Changes.Select(change => change.What);

    /// <summary>Where what shards measured is brought to.</summary>
    public string Parts => Path.Combine(_temp.Path, "parts");

    /// <summary>Its results stay in a volume of the cluster.</summary>
    public Task<ExitCode> Run(CancellationToken cancellationToken) => Run(null, cancellationToken);

    public Task<ExitCode> RunWithRegistry(CancellationToken cancellationToken) =>
        Run(new FleetFolders(Registry, "nightly", 2, "registry.example/bench", Said.Add), cancellationToken);

    /// <summary>Sends a run folder as a pod of that job would.</summary>
    public Task Send(int shard, string job, CancellationToken cancellationToken)
    {
        _temp.Write($"sent-{shard}/run.json", "{}");
        return Registry.Push(
            FleetTags.Shard("nightly", shard),
            Path.Combine(_temp.Path, $"sent-{shard}"),
            _ => new Dictionary<string, string> { [FleetTags.Job] = job },
            cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        _temp.Dispose();
    }

    private async Task<ExitCode> Run(FleetFolders? folders, CancellationToken cancellationToken)
    {
        using var link = Cluster.Link();
        var request = new ClusterRequest("nightly", "bench:1", ClusterResults.OfVolume("results"), "1", "1Gi", null);
        var job = JobDocument.Read(IndexedJob.Text(new FleetRequest(2, 1, []), request));
        var fleet = new ClusterFleet(link, job, new JobWatch("Shard", 2, Said.Add), folders, new NoWaiting(), Said.Add);
        await fleet.Run(Parts, cancellationToken);
        return fleet.Ended;
    }
}
