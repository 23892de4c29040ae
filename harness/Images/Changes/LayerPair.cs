using ImageBench.Model.Images;

namespace ImageBench.Images.Changes;

/// <summary>
/// Two layers side by side, or one that has none beside it. <c>IsSame</c>: the same bytes, and below them the same layers.
/// </summary>
internal sealed record LayerPair(Layer? Base, Layer? Head, bool IsSame)
{
    /// <summary>How many of the first layers both have: what a machine that holds the base does not download again.</summary>
    public static int CountShared(IReadOnlyList<Layer> from, IReadOnlyList<Layer> to) =>
        from.Zip(to).TakeWhile(pair => pair.First.DiffId == pair.Second.DiffId).Count();

    /// <summary>
    /// All layers of both, oldest first; of those that are not shared, the ones of the same instruction stand beside each other.
    /// </summary>
    public static IReadOnlyList<LayerPair> Align(IReadOnlyList<Layer> from, IReadOnlyList<Layer> to)
    {
        var shared = CountShared(from, to);
        List<LayerPair> pairs = [.. from.Zip(to).Take(shared).Select(pair => new LayerPair(pair.First, pair.Second, true))];
        var longest = LongestRuns(from, to, shared);
        for (int i = shared, j = shared; i < from.Count || j < to.Count;)
        {
            if (i < from.Count && j < to.Count && IsLike(from[i], to[j]))
                pairs.Add(new LayerPair(from[i++], to[j++], false));
            else if (j == to.Count || (i < from.Count && longest[i + 1][j] >= longest[i][j + 1]))
                pairs.Add(new LayerPair(from[i++], null, false));
            else
                pairs.Add(new LayerPair(null, to[j++], false));
        }

        return pairs;
    }

    private static bool IsLike(Layer left, Layer right) =>
        left.DiffId == right.DiffId || (left.Instruction.Length > 0 && left.Instruction == right.Instruction);

    /// <summary>How many pairs the layers from i and from j on give at most.</summary>
    private static int[][] LongestRuns(IReadOnlyList<Layer> from, IReadOnlyList<Layer> to, int shared)
    {
        int[][] longest = [.. Enumerable.Range(0, from.Count + 1).Select(_ => new int[to.Count + 1])];
        for (var i = from.Count - 1; i >= shared; i--)
        {
            for (var j = to.Count - 1; j >= shared; j--)
                longest[i][j] = IsLike(from[i], to[j]) ? longest[i + 1][j + 1] + 1 : Math.Max(longest[i + 1][j], longest[i][j + 1]);
        }

        return longest;
    }
}
