using ImageBench.Model;
using ImageBench.Model.Options;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Provisioning;
using ImageBench.Scenarios.Contexts;
using ImageBench.Scenarios.Given;
using ImageBench.Scenarios.Sources;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Runs.Planning;

/// <summary>
/// The scenarios of a run, read and checked before anything is built: all mistakes of all of them in one <see cref="Fault"/>.
/// </summary>
internal static class ScenarioChoice
{
    /// <summary>
    /// The scenarios, what was left out of the files that they are read from, and the options as they are kept. Of a shard all are read,
    /// so that a mistake in any is told on every machine, and its own come back.
    /// </summary>
    public static (IReadOnlyList<Scenario> Scenarios, IReadOnlyList<string> Notes, RunOptions Options) Read(
        RunRequest request, KnownContexts contexts, StateFolder state, CancellationToken cancellationToken)
    {
        var catalog = NamedScenarios.Read(request.ScenariosFolder, request.Options.Scenarios, request.Sources, cancellationToken);
        var sides = new ScenarioSides(
            request.Sources, request.Sources.HasSides ? state.Make(state.DockerfilesFolder) : state.DockerfilesFolder);
        List<Scenario> found = [.. catalog.Scenarios.Select(sides.Apply)];
        List<string> mistakes = [.. catalog.Mistakes.Concat(sides.Mistakes).Select(mistake => mistake.ToString())];
        if (mistakes.Count == 0)
            mistakes.AddRange(UnknownVariants(found, request.Options.Variants));
        var scenarios = found.Where(scenario =>
            request.Options.Variants.Count == 0 || scenario.Variants.Any(variant => request.Options.Variants.Contains(variant.Name)));
        if (mistakes.Count > 0)
            return (Complete([.. scenarios], request, mistakes, contexts, cancellationToken), catalog.Notes, request.Options);
        var own = ShardedScenarios.Of([.. scenarios], request);
        return (Complete(own.Scenarios, request, mistakes, contexts, cancellationToken), catalog.Notes, own.Options);
    }

    /// <summary>The same of scenarios that were read already: with what their builds are given, and the files that builds change.</summary>
    public static IReadOnlyList<Scenario> Complete(
        IReadOnlyList<Scenario> scenarios, RunRequest request, KnownContexts contexts, CancellationToken cancellationToken) =>
        Complete(scenarios, request, [], contexts, cancellationToken);

    private static IReadOnlyList<Scenario> Complete(
        IReadOnlyList<Scenario> scenarios,
        RunRequest request,
        List<string> mistakes,
        KnownContexts contexts,
        CancellationToken cancellationToken)
    {
        scenarios = [.. scenarios.Select(scenario => Given(scenario, request))];
        mistakes.AddRange(Lacks(scenarios, request.Options));
        mistakes.AddRange(ContextMistakes(scenarios, contexts, cancellationToken));
        return mistakes.Count == 0
            ? [.. scenarios.Select(scenario => ContextEdits.Complete(scenario, contexts, cancellationToken))]
            : throw new Fault(ExitCode.BadInput, string.Join('\n', mistakes));
    }

    private static Scenario Given(Scenario scenario, RunRequest request)
    {
        var otherwise = new BuildOptions { Platform = request.Options.DefaultPlatform };
        return scenario with
        {
            Variants =
            [
                .. scenario.Variants.Select(variant => variant with { Options = otherwise.With(variant.Options).With(request.Given) }),
            ],
        };
    }

    private static IEnumerable<string> Lacks(IReadOnlyList<Scenario> scenarios, RunOptions options) => scenarios
        .SelectMany(scenario => scenario.Variants)
        .Where(variant => options.Measures(variant.Name))
        .SelectMany(variant => GivenParts.Lacks(variant.Options))
        .Distinct();

    private static IEnumerable<string> UnknownVariants(IReadOnlyList<Scenario> scenarios, IReadOnlyList<string> wanted)
    {
        var known = scenarios.SelectMany(scenario => scenario.Variants).Select(variant => variant.Name).Distinct().ToList();
        foreach (var name in wanted.Where(name => !known.Contains(name)))
        {
            var nearest = NearestWord.Find(name, known);
            yield return $"--variant '{name}' is in none of the scenarios{(nearest is null ? "." : $"; did you mean '{nearest}'?")} "
                + $"Found: {string.Join(", ", known)}.";
        }
    }

    private static IEnumerable<string> ContextMistakes(
        IReadOnlyList<Scenario> scenarios, KnownContexts contexts, CancellationToken cancellationToken) =>
        (from scenario in scenarios
         from variant in scenario.Variants
         from build in variant.Builds
         from mistake in contexts.MistakesIn(scenario.SideOf(variant).ContextFolder, build.DockerfilePath, cancellationToken)
         select mistake).Distinct().Select(mistake => mistake.ToString());
}
