using ImageBench.Model;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Variants;

namespace ImageBench.Reports.Sections;

/// <summary>Where the bytes of a scenario's images are: a Markdown table of layers for every variant that counts.</summary>
internal static class LayerTable
{
    private const int LongestInstruction = 80;

    /// <summary>Of an image with more layers the largest are shown, in their order, and the rest in one row.</summary>
    private const int MostRows = 16;

    /// <summary>Empty where no layers are known.</summary>
    public static string Of(ScenarioResults scenario) => string.Join("\n\n", scenario.Counting
        .Select(variant => (Name: scenario.NameOf(variant), Layers: scenario.LayersOf(variant)))
        .Where(image => image.Layers.Count > 0)
        .Select(image =>
            $"{Markdown.Bold(image.Name)}, {Figures.Count(image.Layers.Count, "layer")}, {Figures.Size(Unpacked(image.Layers))} "
                + $"unpacked:\n\n{Table(image.Layers)}"));

    private static string Table(IReadOnlyList<LayerSummary> layers)
    {
        var shown = layers.Count <= MostRows
            ? layers.ToHashSet()
            : [.. layers.OrderByDescending(layer => layer.Unpacked).Take(MostRows - 1)];
        LayerSummary[] rest = [.. layers.Where(layer => !shown.Contains(layer))];
        return Markdown.Table(
            [">layer", "instruction", "from", ">unpacked size", ">files", ">wasted"],
            [.. layers.Where(shown.Contains).Select(Row), .. rest.Length == 0 ? [] : new[] { Rest(rest) }]);
    }

    private static IReadOnlyList<string> Row(LayerSummary layer) =>
    [
        Figures.Count(layer.Position),
        layer.Instruction.Length == 0 ? Figures.Missing : Markdown.Code(PlainText.Short(layer.Instruction, LongestInstruction)),
        layer.FromParent switch { true => "parent", false => "own", null => Figures.Missing },
        Figures.Size(layer.Unpacked),
        Figures.Count(layer.FileCount),
        Figures.Size(layer.Wasted),
    ];

    private static IReadOnlyList<string> Rest(LayerSummary[] layers) =>
    [
        "",
        $"{Figures.Count(layers.Length)} smaller layers together",
        "",
        Figures.Size(Unpacked(layers)),
        Figures.Count((int)Math.Min(layers.Sum(layer => (long)layer.FileCount), int.MaxValue)),
        Figures.Size(layers.Aggregate((ByteSize?)default(ByteSize), (sum, layer) => sum + layer.Wasted)),
    ];

    private static ByteSize Unpacked(IEnumerable<LayerSummary> layers) => ByteSize.Total(layers.Select(layer => layer.Unpacked));
}
