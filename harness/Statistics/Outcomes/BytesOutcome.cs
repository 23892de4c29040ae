using ImageBench.Model;

namespace ImageBench.Statistics.Outcomes;

/// <summary>A number of bytes on both sides, and what of the change came with the parent image. Null: not known.</summary>
internal sealed record BytesOutcome(ByteSize? Base, ByteSize? Head, ByteSize? FromParent)
{
    /// <summary>Of a total: of what is on both sides.</summary>
    public ByteSize? Change { get; init; } = Head - Base;

    public ByteSize? FromOwn => Change - FromParent;

    /// <summary>Null also where there was nothing.</summary>
    public double? ChangePercent => Change is { } change && Base is { Bytes: > 0 } was ? 100.0 * change.Bytes / was.Bytes : null;
}
