using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Variants;

namespace ImageBench.Statistics.Comparing;

/// <summary>
/// A variant's time in one cache state beside the baseline's. <c>Needed</c> is null where the rounds do not tell the spread.
/// </summary>
internal sealed record TimeComparison(VariantKey Variant, CacheState Cache, TimeSummary Times, Ratio Ratio, RoundsNeeded? Needed)
{
    /// <summary>Those of a scenario, variants in the order of the run, cache states in theirs.</summary>
    public static IReadOnlyList<TimeComparison> In(RunResults results, string scenario) => Of(
        results.Variants.Where(row => row.Scenario == scenario), results.Builds.Where(build => build.Key.Scenario == scenario));

    /// <summary>The same of variants and builds that are all of one scenario.</summary>
    public static IReadOnlyList<TimeComparison> Of(IEnumerable<VariantSummary> variants, IEnumerable<BuildRecord> made)
    {
        var builds = made.GroupBy(build => VariantKey.Of(build.Key)).ToDictionary(
            group => group.Key, group => new VariantBuilds([.. group]));
        var rows = variants.Where(row => row.Counts && builds.ContainsKey(row.Key)).ToList();
        return
        [
            .. from row in rows
               let baseline = rows.Find(other => other.IsBaseline && other.Builder == row.Builder)
               where !row.IsBaseline && baseline is not null
               from times in row.Times
               let ratio = times.Value.Ratio
               where ratio is not null
               select new TimeComparison(
                   row.Key, times.Key, times.Value, ratio, RoundsFor(builds[row.Key], builds[baseline.Key], times.Key)),
        ];
    }

    private static RoundsNeeded? RoundsFor(VariantBuilds variant, VariantBuilds baseline, CacheState cache) =>
        variant.Sample(cache) is { } its && baseline.Sample(cache) is { } other ? RoundsNeeded.Estimate(its, other) : null;
}
