namespace ImageBench.Model.Runs;

/// <summary>
/// One push or pull of a variant's image through a registry. <c>Round</c> counts from 1; <c>StartedAt</c> is UTC. One row of transfers.csv;
/// null: not known.
/// </summary>
internal sealed record Transfer(VariantKey Key, TransferDirection Direction, int Round, DateTimeOffset StartedAt)
{
    /// <summary>From the request to the engine's last answer; null: it failed.</summary>
    public TimeSpan? Elapsed { get; init; }

    public int? Layers { get; init; }

    /// <summary>The layers that were there already and did not move.</summary>
    public int? Reused { get; init; }

    /// <summary>Manifest, config and the layers that moved, as the registry holds them.</summary>
    public ByteSize? Moved { get; init; }

    /// <summary>Why it failed, in the words of engine or registry.</summary>
    public string? Error { get; init; }
}

/// <summary>Which way an image went through a registry.</summary>
internal enum TransferDirection
{
    [Word("push")]
    Push,

    [Word("pull")]
    Pull,
}
