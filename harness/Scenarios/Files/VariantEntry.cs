using ImageBench.Model.Options;
using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.Files;

/// <summary>
/// A variant as scenario.yaml gives it, or one of its builds. <c>Dockerfile</c> null: the one that has the variant's name.
/// </summary>
internal sealed record VariantEntry(
    Placed<string> Name,
    Placed<string>? Dockerfile,
    Placed<string>? Target,
    IReadOnlyDictionary<string, Placed<string>> Arguments)
{
    /// <summary>The image that is measured and not built; null: it is built.</summary>
    public GivenImage? Image { get; init; }

    /// <summary>The builds before its own, in order.</summary>
    public IReadOnlyList<VariantEntry> Before { get; init; } = [];

    /// <summary>What the next build gets of this one's image: paths in the image, with those in the context.</summary>
    public IReadOnlyDictionary<string, string> Copied { get; init; } = new Dictionary<string, string>();

    /// <summary>What its builds are given beside what the scenario says of all.</summary>
    public BuildOptions Options { get; init; } = BuildOptions.None;

    /// <summary>Whether what is wrong with it is told already, so that nothing more is asked of it.</summary>
    public bool IsBroken { get; init; }

    public static VariantEntry Of(DockerfileName found) =>
        new(new Placed<string>(found.Variant, 1), new Placed<string>(found.File, 1), null, new Dictionary<string, Placed<string>>());
}
