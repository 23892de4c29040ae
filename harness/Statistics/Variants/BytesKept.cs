using ImageBench.Model;

namespace ImageBench.Statistics.Variants;

/// <summary>Bytes that the baseline's image has of something, and that a variant's has of the same.</summary>
internal sealed record BytesKept(ByteSize Baseline, ByteSize Variant)
{
    public ByteSize Kept => Baseline < Variant ? Baseline : Variant;

    /// <summary>What the variant has less; 0 where it has more.</summary>
    public ByteSize LeftOut => Baseline - Kept;

    public ByteSize Saved => Baseline - Variant;
}
