using ImageBench.Model;
using ImageBench.Model.Runs;

namespace ImageBench.Statistics.Comparing;

/// <summary>A number of bytes on the two sides of a comparison, exactly.</summary>
internal sealed record SizeChange(ByteSize A, ByteSize B)
{
    public ByteSize Difference => B - A;

    /// <summary>The difference in percent of A (null: A is nothing).</summary>
    public double? Percent => A.Bytes > 0 ? 100.0 * Difference.Bytes / A.Bytes : null;

    public Verdict Verdict => CountChange.VerdictOn(A.Bytes, B.Bytes);

    /// <summary>Null where one side does not know its size.</summary>
    public static SizeChange? Between(ByteSize? a, ByteSize? b) => a is { } its && b is { } other ? new SizeChange(its, other) : null;
}
