using System.Globalization;
using ImageBench.Model.Nodes;
using ImageBench.Model.Runs;

namespace ImageBench.Results.Merging;

/// <summary>The machines whose part of a run is not among those that were merged.</summary>
internal static class MissingParts
{
    private const int MostNamed = 20;

    /// <summary>A sentence that names them, or null where all are there. Of shards that were replicated each replicate has all.</summary>
    public static string? Sentence(IReadOnlyList<BenchRun> parts)
    {
        var shards = Math.Max(1, parts.Max(part => part.Options.Shard?.Portion.Count ?? 1));
        var replicates = Math.Max(1, parts.Max(part => part.Options.Replicate?.Count ?? 1));
        var there = parts.Select(part => Place(part.Options.Shard?.Portion, part.Options.Replicate)).ToHashSet();
        // Counted, not listed: each may be one of thousands in both ways.
        var missing = ((long)shards * replicates) - there.Count;
        var named = from replicate in Enumerable.Range(1, replicates)
                    from shard in Enumerable.Range(1, shards)
                    where !there.Contains((shard, replicate))
                    select Name(shard, shards, replicate, replicates);
        return missing == 0 ? null : $"Missing: {string.Join(", ", named.Take(MostNamed))}"
            + (missing > MostNamed
                ? string.Create(CultureInfo.InvariantCulture, $" and {missing - MostNamed} more. ")
                : ". ")
            + "What they were to measure is not here; merge again when they are there.";
    }

    private static (int Shard, int Replicate) Place(RunPortion? shard, RunPortion? replicate) =>
        (shard?.Number ?? 1, replicate?.Number ?? 1);

    private static string Name(int shard, int shards, int replicate, int replicates)
    {
        var ofShard = shards > 1 ? string.Create(CultureInfo.InvariantCulture, $"shard {shard}/{shards}") : "";
        var ofReplicate = replicates > 1 ? string.Create(CultureInfo.InvariantCulture, $"replicate {replicate}/{replicates}") : "";
        return $"{ofShard}{(ofShard.Length > 0 && ofReplicate.Length > 0 ? " of " : "")}{ofReplicate}";
    }
}
