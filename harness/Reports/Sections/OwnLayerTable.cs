using ImageBench.Model;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Variants;

namespace ImageBench.Reports.Sections;

/// <summary>
/// Where the bytes of a scenario's images are, in one Markdown table: what came with the parent image in a row, and each layer that the
/// Dockerfile made.
/// </summary>
internal static class OwnLayerTable
{
    private const int LongestInstruction = 60;

    /// <summary>Of an image with more layers of its own the largest are shown, in their order, and the rest in one row.</summary>
    private const int MostLayers = 8;

    /// <summary>Empty where no layers are known.</summary>
    public static string Of(ScenarioResults scenario)
    {
        var rows = scenario.Counting
            .SelectMany(variant => Rows(Markdown.Escape(scenario.NameOf(variant)), scenario.LayersOf(variant)))
            .ToList();
        return rows.Count == 0 ? "" : Markdown.Table(["variant", "layer", ">unpacked size", ">wasted"], rows);
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(string variant, IReadOnlyList<LayerSummary> layers)
    {
        LayerSummary[] parent = [.. layers.Where(layer => layer.FromParent == true)];
        LayerSummary[] own = [.. layers.Except(parent)];
        var shown = own.Length <= MostLayers
            ? own.ToHashSet()
            : [.. own.OrderByDescending(layer => layer.Unpacked).Take(MostLayers - 1)];
        LayerSummary[] rest = [.. own.Where(layer => !shown.Contains(layer))];
        if (parent.Length > 0)
            yield return Row(variant, $"parent image, {Figures.Count(parent.Length, "layer")}", parent);
        foreach (var layer in own.Where(shown.Contains))
            yield return Row(variant, Instruction(layer), [layer]);
        if (rest.Length > 0)
            yield return Row(variant, $"{Figures.Count(rest.Length)} smaller layers together", rest);
    }

    private static IReadOnlyList<string> Row(string variant, string what, IReadOnlyList<LayerSummary> layers) =>
    [
        variant,
        what,
        Figures.Size(ByteSize.Total(layers.Select(layer => layer.Unpacked))),
        Figures.Size(layers.Aggregate((ByteSize?)default(ByteSize), (sum, layer) => sum + layer.Wasted)),
    ];

    private static string Instruction(LayerSummary layer) => layer.Instruction.Length == 0
        ? $"layer {Figures.Count(layer.Position)}"
        : Markdown.Code(PlainText.Short(layer.Instruction, LongestInstruction));
}
