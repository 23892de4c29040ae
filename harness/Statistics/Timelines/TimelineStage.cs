namespace ImageBench.Statistics.Timelines;

/// <summary>
/// The steps of one stage in their order. <c>Name</c> is empty where the stage has none, and null for the builder's own steps.
/// </summary>
internal sealed record TimelineStage(string? Name, IReadOnlyList<TimelineStep> Steps)
{
    public TimeSpan Work => Steps.Aggregate(TimeSpan.Zero, (sum, step) => sum + step.Step.Duration!.Value);
}
