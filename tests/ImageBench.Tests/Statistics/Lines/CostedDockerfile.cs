using System.Text.RegularExpressions;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Dockerfiles;
using ImageBench.Model.Runs;
using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Statistics.Lines;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Statistics.Lines;

/// <summary>
/// A variant with its Dockerfile and builds that a test tells in a few words: steps as BuildKit names them, with their seconds, each
/// waiting for the one before, and layers as an image's history names them, with their bytes.
/// </summary>
internal sealed partial class CostedDockerfile(string text, string? target = null)
{
    private static readonly VariantKey Variant = new("go-crud", "single", Builder.BuildKit);

    private readonly List<BuildRecord> _builds = [];
    private readonly List<LayerSummary> _layers = [];

    public Dictionary<string, string> Arguments { get; init; } = [];

    public Builder Builder { get; init; } = Builder.BuildKit;

    /// <summary>Null: those of the text, of which a run writes no more than somebody looks at.</summary>
    public IReadOnlyList<DockerfilePart>? Parts { get; init; }

    /// <summary>"[build 2/4] RUN make", 3.5; below zero: it came from the cache.</summary>
    public CostedDockerfile Build(CacheState cache, params (string Name, double Seconds)[] steps)
    {
        var key = Some.Key("single", cache, _builds.Count + 1, Builder);
        IReadOnlyList<Step> made = [.. steps.Select((step, place) => Step(step.Name, step.Seconds, place))];
        _builds.Add(Some.Build(key, Some.Outcome() with { Steps = made }));
        return this;
    }

    public CostedDockerfile Layers(bool? fromParent, params (string Instruction, long Bytes)[] layers)
    {
        foreach (var (instruction, bytes) in layers)
        {
            _layers.Add(new LayerSummary(
                Variant with { Builder = Builder },
                _layers.Count + 1,
                $"sha256:{_layers.Count}",
                instruction,
                fromParent,
                new ByteSize(bytes),
                null,
                1,
                new ByteSize(0)));
        }

        return this;
    }

    public VariantCost Cost(params string[] earlier) => CostSum.Of(
        Some.Results(_builds) with
        {
            Layers = _layers,
            Dockerfiles =
            [
                .. earlier.Append(text).Select((dockerfile, place) => new VariantDockerfile(
                    "go-crud",
                    "single",
                    place + 1,
                    "Dockerfile",
                    Parts ?? WrittenDockerfile.Parts(dockerfile, place == earlier.Length ? target : null, Arguments)!)),
            ],
        },
        Variant with { Builder = Builder })!;

    private static Step Step(string name, double seconds, int place)
    {
        var match = Named().Match(name);
        return new Step(
            name,
            match.Groups["stage"].Length > 0 ? match.Groups["stage"].Value : null,
            match.Success ? int.Parse(match.Groups["number"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : null,
            match.Success ? match.Groups["rest"].Value : name,
            Some.Seconds(place),
            Some.Seconds(Math.Max(seconds, 0)),
            seconds < 0,
            null)
        { Inputs = place == 0 ? [] : [place - 1] };
    }

    [GeneratedRegex(@"^\[(?:(?<stage>[a-z]\S*) )?(?<number>\d+)/\d+\] (?<rest>.*)$", RegexOptions.Singleline)]
    private static partial Regex Named();
}
