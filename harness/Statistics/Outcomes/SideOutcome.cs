using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;

namespace ImageBench.Statistics.Outcomes;

/// <summary>
/// An image on one side. Of one that failed no figure is told: sizes and counts are null there, as where they are not known.
/// </summary>
internal sealed record SideOutcome(BuildStatus Status, CheckResult Check)
{
    public ByteSize? Unpacked { get; init; }

    public ByteSize? Content { get; init; }

    public int? LayerCount { get; init; }

    public string? ImageId { get; init; }

    public string? Platform { get; init; }

    /// <summary>Why it failed or was skipped; null: it did neither.</summary>
    public FailureOutcome? Failure { get; init; }

    /// <summary>Not built, or shown not to work. What its builder cannot build was skipped, which is no failure.</summary>
    public bool IsFailed => Status is not (BuildStatus.Built or BuildStatus.Skipped) || Check == CheckResult.Failed;

    public bool Counts => Status == BuildStatus.Built && Check != CheckResult.Failed;
}
