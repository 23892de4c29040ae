using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Variants;

namespace ImageBench.Statistics.Lines;

/// <summary>
/// What the lines of a variant's Dockerfiles cost. Together with what belongs to no line they add up: the layers to the image's unpacked
/// size, the runs of each cache state to the times of all steps of its builds that count.
/// </summary>
internal sealed record VariantCost(VariantKey Key, IReadOnlyList<DockerfileCost> Files)
{
    /// <summary>The layers that no line is known to have made.</summary>
    public IReadOnlyList<LayerSummary> OtherLayers { get; init; } = [];

    /// <summary>Steps of the Dockerfile that could be of no line, or of more than one, by cache state.</summary>
    public IReadOnlyDictionary<CacheState, LineRuns> OtherSteps { get; init; } = new Dictionary<CacheState, LineRuns>();

    /// <summary>The instructions of those, each once.</summary>
    public IReadOnlyList<string> OtherInstructions { get; init; } = [];

    /// <summary>The builder's own steps: sending the context, asking registries, writing the image.</summary>
    public IReadOnlyDictionary<CacheState, LineRuns> Builders { get; init; } = new Dictionary<CacheState, LineRuns>();

    public IEnumerable<LineCost> Lines => Files.SelectMany(file => file.Lines);

    public ByteSize? OtherUnpacked => Sum([.. OtherLayers]);

    /// <summary>All that the steps of cold builds take, one after the other; null where no cold build is known.</summary>
    public LineRuns? Cold => Lines.Select(line => line.Cold)
        .Append(OtherSteps.GetValueOrDefault(CacheState.Cold))
        .Append(Builders.GetValueOrDefault(CacheState.Cold))
        .OfType<LineRuns>()
        .Aggregate((LineRuns?)null, (sum, runs) => sum?.And(runs) ?? runs);

    /// <summary>All that the layers hold; null where none are known.</summary>
    public ByteSize? Unpacked => Sum(Lines.SelectMany(line => line.Layers).Concat(OtherLayers).ToList());

    private static ByteSize? Sum(List<LayerSummary> layers) =>
        layers.Count == 0 ? null : ByteSize.Total(layers.Select(layer => layer.Unpacked));
}
