using ImageBench.Model.Runs;

namespace ImageBench.Results.Merging;

/// <summary>The order of the runs in a merged one, whatever the order in which they were given.</summary>
internal sealed class RunPartOrder : IComparer<BenchRun>
{
    public static RunPartOrder Instance { get; } = new();

    /// <summary>Shard by shard, its replicates together, so that scenarios stand as one machine would have them; then by machine.</summary>
    public int Compare(BenchRun? x, BenchRun? y) => Place(x!).CompareTo(Place(y!)) is not 0 and var order ? order
        : string.CompareOrdinal(x!.Node, y!.Node) is not 0 and var byNode ? byNode
        : string.CompareOrdinal(x.Id, y.Id);

    private static (int Shard, int Replicate) Place(BenchRun run) =>
        (run.Options.Shard?.Portion.Number ?? 0, run.Options.Replicate?.Number ?? 0);
}
