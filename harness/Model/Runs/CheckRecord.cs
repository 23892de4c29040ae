namespace ImageBench.Model.Runs;

/// <summary>
/// One start of a variant's image to see whether it works. <c>Round</c> 0 comes right after the variant's first build and gives the
/// verdict; the rounds from 1 on measure, variant by variant in turn. <c>StartedAt</c> is UTC. One row of checks.csv; null: not measured.
/// </summary>
internal sealed record CheckRecord(VariantKey Key, int Round, DateTimeOffset StartedAt, CheckResult Result)
{
    /// <summary>From the container's start request to the answer of the first probe that passed.</summary>
    public TimeSpan? Ready { get; init; }

    /// <summary>How many probes were sent until one passed, and how long that one took.</summary>
    public int? Probes { get; init; }

    public TimeSpan? Probe { get; init; }

    /// <summary>
    /// What the container used when it was ready: its cgroup's memory without the page cache that can be dropped, and its CPU time until
    /// then.
    /// </summary>
    public ByteSize? Memory { get; init; }

    public TimeSpan? Cpu { get; init; }

    /// <summary>Whether <c>docker exec sh</c> works in the running container.</summary>
    public bool? CanExec { get; init; }

    /// <summary>Whether it ended on its stop signal within the grace time, and how long that took.</summary>
    public bool? StopsOnSignal { get; init; }

    public TimeSpan? Stop { get; init; }

    public CheckFailure? Failure { get; init; }
}
