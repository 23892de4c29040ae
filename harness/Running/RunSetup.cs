using ImageBench.Images;
using ImageBench.Model;

namespace ImageBench.Running;

/// <summary>What all builds of a run share.</summary>
internal sealed record RunSetup(
    RunOptions Options,
    BaseSet BaseSet,
    IReadOnlyList<ParentFacts> Parents,
    IReadOnlyDictionary<string, string> Labels,
    PackContext Pack)
{
    /// <summary>The machine's load, read before each build.</summary>
    public Func<double?> ReadLoad { get; init; } = () => null;

    /// <summary>What is known of layers that were compressed before; null: content sizes that are not stored stay unknown.</summary>
    public ContentSizes? ContentSizes { get; init; }

    /// <summary>Takes the entries of each image's layers; null: they are not kept.</summary>
    public Action<VariantKey, IEnumerable<LayerEntry>>? KeepEntries { get; init; }

    public IReadOnlyDictionary<string, string> Arguments(Scenario scenario, Variant variant) => BuildArguments.Of(scenario, variant, BaseSet);
}
