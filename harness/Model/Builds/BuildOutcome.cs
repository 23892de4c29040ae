namespace ImageBench.Model.Builds;

/// <summary>
/// What one build request came to. <c>Elapsed</c> runs from the first byte of the request to the image id (or the end, where none came);
/// the other times are the engine's own, null where it does not tell. <c>LogTail</c> holds the last lines that the steps printed, oldest
/// first.
/// </summary>
internal sealed record BuildOutcome(
    BuildStatus Status,
    TimeSpan Elapsed,
    TimeSpan? Solve,
    TimeSpan? Export,
    TimeSpan? Upload,
    IReadOnlyList<Step> Steps,
    string? ImageId,
    string? Error,
    IReadOnlyList<string> LogTail)
{
    /// <summary>Given apart from <c>Steps</c> since builds.csv keeps the counts and not the steps.</summary>
    public StepCounts? StepCounts { get; init; } = StepCounts.Of(Steps);

    /// <summary>As <c>StepCounts</c>, for the steps' times.</summary>
    public StepTimes? StepTimes { get; init; } = StepTimes.Of(Steps);

    /// <summary>What the builder spent asking registries, as far as it tells; null where it tells of no question.</summary>
    public TimeSpan? Registry { get; init; } = RegistryTime.Of(Steps);

    /// <summary>How the context came to the builder; null where it is not known.</summary>
    public BuildWay? Way { get; init; }

    /// <summary>What was sent of the context, names and all; null where it is not known.</summary>
    public ByteSize? Sent { get; init; }
}
