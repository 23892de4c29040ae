using ImageBench.Model;

namespace ImageBench.Statistics.Outcomes;

/// <summary>
/// A layer on both sides, or on one (null on the other). Positions count from 1; <c>IsSame</c>: the same bytes. <c>FromParent</c> is of the
/// head's; null: not known.
/// </summary>
internal sealed record LayerOutcome(string Instruction, bool IsSame)
{
    public int? BasePosition { get; init; }

    public int? HeadPosition { get; init; }

    public ByteSize? Base { get; init; }

    public ByteSize? Head { get; init; }

    public ByteSize? HeadContent { get; init; }

    public bool? FromParent { get; init; }

    /// <summary>What is not on a side counts as nothing there.</summary>
    public ByteSize Change => new((Head?.Bytes ?? 0) - (Base?.Bytes ?? 0));
}
