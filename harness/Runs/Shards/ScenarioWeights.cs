using ImageBench.Model.Builds;
using ImageBench.Model.Scenarios;

namespace ImageBench.Runs.Shards;

/// <summary>
/// How long each scenario most likely takes, beside the others: in seconds of an earlier run, or by the count of its variants.
/// </summary>
internal static class ScenarioWeights
{
    /// <summary>
    /// <paramref name="earlier"/> are the builds of that run, none where there is none; those of variants that are left out now do not
    /// count. A scenario that it did not have weighs as its variants do on average. Of one that several machines measured, the mean of
    /// theirs counts.
    /// </summary>
    public static IReadOnlyList<double> Of(
        IReadOnlyList<Scenario> scenarios, Func<string, bool> isMeasured, IReadOnlyList<BuildRecord> earlier)
    {
        var counts = scenarios
            .Select(scenario => (double)Math.Max(1, scenario.Variants.Count(variant => isMeasured(variant.Name))))
            .ToList();
        var seconds = earlier.Where(build => isMeasured(build.Key.Variant)).GroupBy(build => build.Key.Scenario).ToDictionary(
            builds => builds.Key,
            builds => builds.Sum(build => build.Outcome.Elapsed.TotalSeconds) / builds.Select(build => build.Key.Node).Distinct().Count());
        var known = scenarios.Select((scenario, place) => (Seconds: seconds.GetValueOrDefault(scenario.Name), Count: counts[place]))
            .Where(scenario => scenario.Seconds > 0)
            .ToList();
        var ofOne = known.Count == 0 ? 1 : known.Sum(scenario => scenario.Seconds) / known.Sum(scenario => scenario.Count);
        return
        [
            .. scenarios.Select((scenario, place) =>
                seconds.GetValueOrDefault(scenario.Name) is > 0 and var its ? its : ofOne * counts[place]),
        ];
    }
}
