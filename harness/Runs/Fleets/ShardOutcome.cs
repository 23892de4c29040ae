namespace ImageBench.Runs.Fleets;

/// <summary>
/// What came of a shard: where its run folder lies (null: none came back), how its run ended (null: nobody knows), and the last that it
/// said of what went wrong.
/// </summary>
internal sealed record ShardOutcome(int Number, string? Folder, int? ExitCode, string Said);
