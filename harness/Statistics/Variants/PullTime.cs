using ImageBench.Model;

namespace ImageBench.Statistics.Variants;

/// <summary>
/// How long a line takes to carry an image, computed from its content size alone: no latency, no unpacking, nothing else on the line.
/// <c>Whole</c> is what moves to a machine that has nothing of it, <c>WithParent</c> to one that has the parent image; null: not known.
/// </summary>
internal sealed record PullTime(ByteSize? Whole, ByteSize? WithParent)
{
    /// <summary>The lines that reports show, in megabits (1,000,000 bits) a second.</summary>
    public static readonly IReadOnlyList<int> Lines = [10, 100, 1000];

    /// <summary>Of an image with those layers.</summary>
    public static PullTime Estimate(ByteSize? content, IReadOnlyList<LayerSummary> layers)
    {
        var isKnown = layers.Count > 0 && layers.All(layer => layer.FromParent is not null && layer.Content is not null);
        var parents = layers.Where(layer => layer.FromParent == true).Aggregate(
            default(ByteSize), (sum, layer) => sum + (layer.Content ?? default));
        return new PullTime(content, isKnown ? content - parents : null);
    }

    public static TimeSpan? Seconds(ByteSize? bytes, int megabitsPerSecond) =>
        bytes is { } known ? TimeSpan.FromSeconds(known.Bytes * 8.0 / (megabitsPerSecond * 1_000_000.0)) : null;
}
