namespace ImageBench.Model.Nodes;

/// <summary>
/// Which of a run's scenarios one machine measures. <c>Split</c> is a digest of which scenario is in which shard, so that two machines that
/// split otherwise are told apart (null: it was not split yet).
/// </summary>
internal sealed record RunShard(RunPortion Portion, string? Split)
{
    public override string ToString() => Portion.ToString();
}
