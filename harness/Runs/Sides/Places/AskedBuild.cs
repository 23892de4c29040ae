using ImageBench.Model.Scenarios;
using ImageBench.Scenarios;
using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Scenarios.Sources;

namespace ImageBench.Runs.Sides.Places;

/// <summary>
/// How the command line says that both sides are built: up to which stage (of several each is an image of its own), and with which
/// arguments. A Dockerfile is given those alone that it takes, since one side may not have them yet, or any more.
/// </summary>
internal sealed class AskedBuild(SourceOptions sources)
{
    private readonly List<Variant> _asked = [];

    /// <summary>The scenario with what is built of it then; images that are not built are not among that.</summary>
    public Scenario Of(Scenario scenario)
    {
        List<Variant> built = [.. scenario.Variants.Where(variant => variant.Image is null)];
        _asked.AddRange(built);
        var targeted = built.ToDictionary(
            variant => variant.Name, variant => Targeted(WithArguments(variant), built.Count == 1).ToList(), StringComparer.Ordinal);
        return scenario with
        {
            Variants = [.. built.SelectMany(variant => targeted[variant.Name])],
            // What may grow by so much may do so at each of its stages.
            Limits =
            [
                .. from limit in scenario.Limits
                   from variant in targeted.GetValueOrDefault(limit.Variant, [])
                   select limit with { Variant = variant.Name },
            ],
        };
    }

    /// <summary>A variant's Dockerfile that lacks the stage that was asked for; null: it has it, or none was.</summary>
    public Mistake? LackOf(Variant variant) =>
        sources.Stages.Count > 0 && variant.Target is { } target ? MissingStage.Of(variant.DockerfilePath, target) : null;

    /// <summary>A mistake for each argument that no Dockerfile takes, of all that were asked so far.</summary>
    public IEnumerable<Mistake> Untaken() => _asked.Count == 0 ? [] : sources.All.Arguments.Keys
        .Where(name => _asked.All(variant => UntakenArgument.Of(variant.DockerfilePath, name) is not null))
        .Select(name => UntakenArgument.Of(_asked[0].DockerfilePath, name)!);

    private Variant WithArguments(Variant variant)
    {
        if (sources.All.Arguments.Count == 0)
            return variant;
        var facts = DockerfileReader.Read(variant.DockerfilePath);
        var arguments = new Dictionary<string, string>(variant.Arguments, StringComparer.Ordinal);
        foreach (var (name, value) in sources.All.Arguments.Where(argument => !facts.IsCertain || facts.Takes(argument.Key)))
            arguments[name] = value;
        return variant with { Arguments = arguments };
    }

    private IEnumerable<Variant> Targeted(Variant variant, bool isAlone) => sources.Stages.Count switch
    {
        0 => [variant],
        1 => [variant with { Target = sources.Stages[0] }],
        _ => sources.Stages.Select(target => variant with
        {
            Target = target,
            Name = SafeName.From(isAlone ? target : $"{variant.Name}-{target}", variant.Name),
        }),
    };
}
