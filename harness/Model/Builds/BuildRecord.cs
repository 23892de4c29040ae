namespace ImageBench.Model.Builds;

/// <summary>A build that was made: what it was, when it started (UTC), what was sent, and what it came to. One row of builds.csv.</summary>
internal sealed record BuildRecord(
    BuildKey Key,
    int Position,
    DateTimeOffset StartedAt,
    int ContextFiles,
    ByteSize ContextSize,
    BuildOutcome Outcome)
{
    /// <summary>The machine's one-minute load average just before the build (null: the system has none).</summary>
    public double? LoadAverage { get; init; }
}
