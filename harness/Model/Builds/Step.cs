namespace ImageBench.Model.Builds;

/// <summary>
/// One vertex of the build graph, in the order in which the engine first named it. <c>Started</c> counts from the build's start;
/// times are null where the engine gives none. <c>Number</c> is null for the builder's own steps (loading the context, exporting).
/// <c>Inputs</c> are the steps that it waits for, by their places (from 0) in the build's list.
/// </summary>
internal sealed record Step(
    string Name,
    string? Stage,
    int? Number,
    string Instruction,
    TimeSpan? Started,
    TimeSpan? Duration,
    bool Cached,
    string? Error)
{
    public IReadOnlyList<int> Inputs { get; init; } = [];

    /// <summary>The last lines that it printed, oldest first; empty where it printed none, or where they are not kept.</summary>
    public IReadOnlyList<string> LogTail { get; init; } = [];

    /// <summary>The first word of the instruction, in capitals: "RUN".</summary>
    public string Keyword => Instruction.Split(' ', 2)[0].ToUpperInvariant();

    /// <summary>What it took, of a step of the Dockerfile; nothing where that is not known, or it is the builder's own.</summary>
    public TimeSpan OwnTime => Number is null ? TimeSpan.Zero : Duration ?? TimeSpan.Zero;

    /// <summary>
    /// Whether it only brings what an ADD names by its address, under the name of that step: servers are asked in every build, and where
    /// they have what they had the step itself comes from the cache.
    /// </summary>
    public bool IsFetch => Number is not null && Inputs.Count == 0 && Keyword == "ADD"
        && (Instruction.Contains("://", StringComparison.Ordinal) || Instruction.Contains("git@", StringComparison.Ordinal));

    /// <summary>Whether it is a step of the Dockerfile that was really made in this build.</summary>
    public bool Ran => Number is not null && !Cached && Duration is not null && !IsFetch;
}
