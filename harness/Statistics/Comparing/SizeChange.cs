using ImageBench.Model;
using ImageBench.Model.Runs;

namespace ImageBench.Statistics.Comparing;

/// <summary>A number of bytes on the two sides of a comparison, exactly.</summary>
internal sealed record SizeChange(ByteSize A, ByteSize B)
{
    /// <summary>
    /// What two builds of one Dockerfile differ by for nothing: a log with another time in it, a header that packs worse.
    /// </summary>
    public static readonly ByteSize LeastBytes = new(1_000);

    /// <summary>
    /// The share of A below which a change is told and not called one: it moves nobody's pull by more than the noise of a network, and a
    /// word for it ("smaller") would stand for more than was found. In a large image it is above <see cref="LeastBytes"/>.
    /// </summary>
    public const double LeastPercent = 0.1;

    public ByteSize Difference => B - A;

    /// <summary>The difference in percent of A (null: A is nothing).</summary>
    public double? Percent => A.Bytes > 0 ? 100.0 * Difference.Bytes / A.Bytes : null;

    /// <summary>Up to so much more or less is the same within it.</summary>
    public ByteSize Tolerance => new(Math.Max(LeastBytes.Bytes, (long)(A.Bytes * (decimal)LeastPercent / 100)));

    public Verdict Verdict => Difference.Bytes == 0 ? Verdict.Same
        : Math.Abs(Difference.Bytes) <= Tolerance.Bytes ? Verdict.SameWithinTolerance
        : Difference.Bytes < 0 ? Verdict.Smaller
        : Verdict.Larger;

    /// <summary>Null where one side does not know its size.</summary>
    public static SizeChange? Between(ByteSize? a, ByteSize? b) => a is { } its && b is { } other ? new SizeChange(its, other) : null;
}
