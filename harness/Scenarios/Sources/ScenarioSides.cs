using ImageBench.Model.Scenarios;

namespace ImageBench.Scenarios.Sources;

/// <summary>
/// The variants that the command line makes of those that a scenario has: all of them built in another way, one for each of several
/// targets, and further ones beside the baseline. Dockerfiles on other parents are written into <paramref name="folder"/>.
/// </summary>
internal sealed class ScenarioSides(SourceOptions options, string folder)
{
    private readonly List<Mistake> _mistakes = [];
    private readonly List<Variant> _applied = [];

    /// <summary>What is wrong with the scenarios so far.</summary>
    public IReadOnlyList<Mistake> Mistakes =>
        [.. _mistakes.Concat(new OtherParents(options.All.Parents, folder).MistakesAmong(_applied)).Distinct()];

    public Scenario Apply(Scenario scenario)
    {
        if (!options.HasSides)
            return scenario;
        _applied.AddRange(scenario.Variants);
        List<Variant> variants = [.. scenario.Variants.SelectMany(variant => Targeted(variant, scenario.Variants.Count == 1))];
        var baseline = variants.Find(variant => variant.Name == scenario.Baseline) ?? variants[0];
        foreach (var side in options.Also)
        {
            if (baseline.Image is null)
            {
                _mistakes.AddRange(new OtherParents(side.Parents, folder).MistakesAmong([baseline]));
                variants.Add(Changed(baseline, side) with { Name = side.VariantName });
                continue;
            }

            var what = $"has an image as its baseline, {baseline.Name}, of which --also cannot make another";
            _mistakes.Add(new Mistake(scenario.Folder, null, what, "Name another baseline in scenario.yaml"));
        }

        AddTwice(scenario, variants);
        return scenario with { Variants = variants, Baseline = baseline.Name };
    }

    private IEnumerable<Variant> Targeted(Variant variant, bool isAlone)
    {
        if (variant.Image is not null)
            return [variant];
        var all = Changed(variant, options.All);
        return options.Stages.Count switch
        {
            0 => [all],
            1 => [Changed(all, BuildSide.None with { Target = options.Stages[0] })],
            _ => options.Stages.Select(target => Changed(all, BuildSide.None with { Target = target }) with
            {
                Name = SafeName.From(isAlone ? target : $"{variant.Name}-{target}", variant.Name),
            }),
        };
    }

    private Variant Changed(Variant variant, BuildSide side)
    {
        var path = variant.DockerfilePath;
        if (side.Target is { } target && MissingStage.Of(path, target) is { } missing)
            _mistakes.Add(missing);
        var arguments = new Dictionary<string, string>(variant.Arguments, StringComparer.Ordinal);
        foreach (var (name, value) in side.Arguments)
        {
            arguments[name] = value;
            if (UntakenArgument.Of(path, name) is { } untaken)
                _mistakes.Add(untaken);
        }

        var changed = variant with { Target = side.Target ?? variant.Target, Arguments = arguments };
        return new OtherParents(side.Parents, folder).Of(changed);
    }

    private void AddTwice(Scenario scenario, IReadOnlyList<Variant> variants)
    {
        foreach (var name in variants.GroupBy(variant => variant.Name, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() > 1).Select(same => same.Key))
        {
            var what = $"would have two variants named '{name}'";
            _mistakes.Add(new Mistake(scenario.Folder, null, what, "Begin --also with another: \"NAME: ...\""));
        }
    }
}
