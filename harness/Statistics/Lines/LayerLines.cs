using ImageBench.Model.Dockerfiles;
using ImageBench.Statistics.Variants;

namespace ImageBench.Statistics.Lines;

/// <summary>Which line each layer of a variant's image is of, by the image's history: the last build makes the image.</summary>
internal static class LayerLines
{
    private static readonly string[] Makers = ["RUN", "COPY", "ADD", "WORKDIR"];

    /// <summary>
    /// For each layer its line; null where none is known to have made it. Those of the parent image are the FROM's that it came with.
    /// </summary>
    public static IReadOnlyList<LinePlace?> Of(IReadOnlyList<LayerSummary> layers, IReadOnlyList<VariantDockerfile> files)
    {
        var found = new LinePlace?[layers.Count];
        if (files.Count == 0)
            return found;
        var file = files.Count - 1;
        var parts = files[file].Parts;
        var from = parts.Index()
            .Where(part => part.Item is { Word: "FROM", IsInImage: true, BaseStage: null })
            .Select(part => (int?)part.Index)
            .FirstOrDefault();
        List<int> makers =
            [.. parts.Index().Where(part => part.Item.IsInImage && Makers.Contains(part.Item.Word)).Select(part => part.Index)];
        List<InstructionPattern> patterns = [.. makers.Select(part => new InstructionPattern(parts[part].Instruction))];
        List<int> own = [.. layers.Index().Where(layer => layer.Item.FromParent != true).Select(layer => layer.Index)];
        var certain = InstructionPattern.Certain(
            patterns, [.. own.Select(layer => layers[layer].Instruction)], (pattern, told) => pattern.IsLayer(told));
        foreach (var (layer, part) in own.Zip(certain))
            found[layer] = part is { } place ? new LinePlace(file, makers[place]) : null;
        foreach (var (layer, summary) in layers.Index())
        {
            if (summary.FromParent == true && from is { } line)
                found[layer] = new LinePlace(file, line);
        }

        return found;
    }
}
