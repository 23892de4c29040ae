using ImageBench.Images.Contents;
using ImageBench.Images.ContentSizes;
using ImageBench.Images.Remembered;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Images.Entries;
using ImageBench.Model.Options;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Running.Parents;
using ImageBench.Running.Ports;

namespace ImageBench.Running;

/// <summary>What all builds of a run share.</summary>
internal sealed record RunSetup(
    RunOptions Options,
    BaseSet BaseSet,
    IReadOnlyList<ParentFacts> Parents,
    RunLabel Label,
    PackContext Pack)
{
    /// <summary>
    /// What images carry. Those that are kept are the user's from then on: nothing made from them may look like a run's, and they have no
    /// name of the run's either.
    /// </summary>
    public IReadOnlyDictionary<string, string> Labels => Options.KeepImages ? new Dictionary<string, string>() : Label.AsLabels();

    /// <summary>What the containers that are made for the run carry.</summary>
    public IReadOnlyDictionary<string, string> ContainerLabels => Label.ForContainers();

    /// <summary>The variants whose builds are not asked of the engine, each with why: only this machine makes a parent of theirs.</summary>
    public IReadOnlyDictionary<(string Scenario, string Variant), string> NotMade { get; init; } =
        new Dictionary<(string, string), string>();

    /// <summary>The machine's load, read before each build.</summary>
    public Func<double?> ReadLoad { get; init; } = () => null;

    /// <summary>Where files lie that one build leaves for the next, without a name.</summary>
    public string ScratchFolder { get; init; } = Path.GetTempPath();

    /// <summary>What is known of layers that were compressed before; null: content sizes that are not stored stay unknown.</summary>
    public SizedLayers? KnownSizes { get; init; }

    /// <summary>Takes the entries of each image's layers; null: they are not kept.</summary>
    public Action<VariantKey, IEnumerable<LayerEntry>>? KeepEntries { get; init; }

    /// <summary>
    /// Takes each image with its tree, to be compared file by file with another; null: none is. What <c>Memory</c> has of layers is not
    /// read again for that, since most layers of two sides are the same.
    /// </summary>
    public Action<MeasuredImage, ImageTree>? KeepTree { get; init; }

    public LayerMemory Memory { get; init; } = LayerMemory.Nothing;

    public UnaskedArguments UnaskedArguments { get; init; } = UnaskedArguments.None;

    /// <summary>The build arguments of a variant for that builder; its own win over those that nobody typed.</summary>
    public IReadOnlyDictionary<string, string> Arguments(Scenario scenario, Variant variant, Builder builder)
    {
        var arguments = new SortedDictionary<string, string>(
            BuildArguments.For(scenario, variant, BaseSet).ToDictionary(), StringComparer.Ordinal);
        foreach (var (name, value) in UnaskedArguments.For(builder))
            arguments.TryAdd(name, value);
        return arguments;
    }

    /// <summary>An image that was read, with how much of it came with its parent.</summary>
    public MeasuredImage Measured(BuildKey key, ImageFacts facts, ByteSize? engineSize)
    {
        var parent = SharedWithParent.Find(facts, Parents);
        return new MeasuredImage(
            key.Scenario, key.Variant, key.Builder, facts, engineSize, parent?.LayerCount, parent?.Unpacked);
    }

    /// <summary>What an image may have of its builds' arguments, and its check of its variables, that nobody is to read.</summary>
    public HiddenWords Hidden(PlannedBuild build) => new(
        [],
        build.Variant.Builds.SelectMany(part => Arguments(build.Scenario, part, build.Key.Builder))
            .Concat(build.Scenario.Check?.Environment ?? new Dictionary<string, string>()));
}
