using ImageBench.Model;

namespace ImageBench.Running;

/// <summary>
/// The builds of a run, in order. Scenarios follow each other; within one, round 1 holds every variant, builder and cache state once, then
/// round 2: so a slow minute of the machine hits all alike. The order within a round is shuffled by the seed; the same seed gives the same order.
/// </summary>
internal static class Plan
{
    public static IReadOnlyList<PlannedBuild> Make(IReadOnlyList<Scenario> scenarios, RunOptions options)
    {
        var random = new Random(options.Seed);
        var builds = new List<PlannedBuild>();
        foreach (var scenario in scenarios)
        {
            for (var round = 1; round <= options.Rounds; round++)
            {
                var cases = Cases(scenario, options, round).ToArray();
                random.Shuffle(cases);
                PutColdFirst(cases);
                foreach (var (variant, key) in cases)
                    builds.Add(new PlannedBuild(key, builds.Count + 1, scenario, variant));
            }
        }

        return builds;
    }

    private static IEnumerable<(Variant Variant, BuildKey Key)> Cases(Scenario scenario, RunOptions options, int round) =>
        from variant in scenario.Variants
        where options.Variants.Count == 0 || options.Variants.Contains(variant.Name)
        from builder in options.Builders
        from cache in options.CacheStates
        select (variant, new BuildKey(scenario.Name, variant.Name, builder, cache, round));

    // A variant's cold build leaves the cache that its other builds start from: before them, it saves a build that only primes.
    private static void PutColdFirst((Variant Variant, BuildKey Key)[] cases)
    {
        for (var i = 0; i < cases.Length; i++)
        {
            if (cases[i].Key.Cache == CacheState.Cold)
                continue;
            var cold = cases[i].Key with { Cache = CacheState.Cold };
            var later = Array.FindIndex(cases, i, other => other.Key == cold);
            if (later >= 0)
                (cases[i], cases[later]) = (cases[later], cases[i]);
        }
    }
}
