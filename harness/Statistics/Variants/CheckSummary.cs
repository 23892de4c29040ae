using ImageBench.Statistics.Intervals;

namespace ImageBench.Statistics.Variants;

/// <summary>
/// What the checks of one variant's image come to. Null: not measured. Ready time, memory and CPU are of the measuring rounds, without the
/// verdict's.
/// </summary>
internal sealed record CheckSummary
{
    public int? Rounds { get; init; }

    public TimeSpread? Ready { get; init; }

    public SizeSpread? Memory { get; init; }

    public TimeSpread? Cpu { get; init; }

    public bool? CanExec { get; init; }

    public bool? StopsOnSignal { get; init; }

    public TimeSpan? Stop { get; init; }
}
