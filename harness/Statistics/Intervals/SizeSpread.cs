using ImageBench.Model;

namespace ImageBench.Statistics.Intervals;

/// <summary>
/// The median of a size that was measured in several rounds, and the bounds of its mean's 95 % interval (null: one round has none).
/// </summary>
internal sealed record SizeSpread(ByteSize Median, ByteSize? Low, ByteSize? High)
{
    /// <summary>Null where nothing was measured.</summary>
    public static SizeSpread? Of(IEnumerable<ByteSize?> sizes)
    {
        double[] known = [.. sizes.OfType<ByteSize>().Select(size => (double)size.Bytes)];
        if (known.Length == 0)
            return null;
        var interval = MeanInterval.Of(known);
        return new SizeSpread(
            Size(interval.Median), interval.Low is { } low ? Size(low) : null, interval.High is { } high ? Size(high) : null);
    }

    private static ByteSize Size(double bytes) => new((long)Math.Round(bytes));
}
