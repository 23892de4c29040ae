using ImageBench.Model.Runs;
using ImageBench.Statistics;
using ImageBench.Statistics.Outcomes;
using ImageBench.Statistics.Variants;

namespace ImageBench.Runs.Outcomes;

/// <summary>The layers of two stored images side by side.</summary>
internal static class StoredLayers
{
    /// <summary>
    /// Those that both have from the bottom, then those of one instruction beside each other in their order, each with the first that is
    /// left; empty where a side keeps none.
    /// </summary>
    public static IReadOnlyList<LayerOutcome> Aligned(RunResults a, VariantKey was, RunResults b, VariantKey now)
    {
        var rest = a.Layers.Where(layer => layer.Variant == was).ToList();
        var heads = b.Layers.Where(layer => layer.Variant == now).ToList();
        if (rest.Count == 0 || heads.Count == 0)
            return [];
        var pairs = new List<LayerOutcome>();
        foreach (var head in heads)
        {
            var match = rest.Find(layer => layer.DiffId == head.DiffId)
                ?? rest.Find(layer => layer.Instruction.Length > 0 && layer.Instruction == head.Instruction);
            if (match is not null)
                rest.Remove(match);
            pairs.Add(Pair(match, head));
        }

        return [.. pairs, .. rest.Select(layer => Pair(layer, null))];
    }

    private static LayerOutcome Pair(LayerSummary? was, LayerSummary? now) =>
        new((now ?? was)!.Instruction, was is not null && now is not null && was.DiffId == now.DiffId)
        {
            BasePosition = was?.Position,
            HeadPosition = now?.Position,
            Base = was?.Unpacked,
            Head = now?.Unpacked,
            HeadContent = now?.Content,
            FromParent = now?.FromParent,
        };
}
