using ImageBench.Images.Changes.Parts;
using ImageBench.Model.Limits;
using ImageBench.Model.Scenarios;
using ImageBench.Runs.Sides;
using ImageBench.Runs.Sides.Places;
using ImageBench.Statistics;
using ImageBench.Statistics.Comparing;
using ImageBench.Statistics.Comparing.Limits;
using ImageBench.Statistics.Variants;

namespace ImageBench.Runs.Outcomes;

/// <summary>
/// What comes of limits on a comparison of revisions: those of a command line, and those that the head's scenario.yaml gives. Sizes are
/// held as the two images have them, times as the run's rounds, pair by pair.
/// </summary>
internal static class RevisionLimits
{
    /// <summary>
    /// In the order of the scenarios. Of a head that does not count nothing is told here: its failure is told elsewhere. A base that does
    /// not work has no figures that a change could be held to.
    /// </summary>
    public static IReadOnlyList<LimitFinding> Judge(MadeComparison made, IReadOnlyList<Scenario> scenarios, LimitGate gate) =>
        [.. made.Differences.SelectMany(part => Judge(made.Results, part, scenarios.First(one => one.Name == part.Scenario), gate))];

    private static IReadOnlyList<LimitFinding> Judge(RunResults results, SideDifference part, Scenario scenario, LimitGate gate)
    {
        var (was, now) = (results.Variant(part.Scenario, SideWord.Base), results.Variant(part.Scenario, SideWord.Head));
        if (now is not { Counts: true })
            return [];
        var times = was is { Counts: true } ? Times(results, was, now) : [];
        return gate.Judge(
            part.Scenario,
            SideWord.Head,
            null,
            scenario.Limits.Where(limit => limit.Variant == SideWord.Head).Select(limit => limit.Limit),
            measure => was is { Counts: false } ? Growth.Unknown("the base has no image that works")
                : Limit.UnitOf(measure) == GrowthUnit.Seconds ? VariantGrowth.OfTime(times, measure)
                : part.Difference is { } difference ? ImageGrowth.Of(difference, measure)
                : Growth.Unknown("the base has no image to compare with"));
    }

    private static IReadOnlyList<TimeChange> Times(RunResults results, VariantSummary was, VariantSummary now)
    {
        var run = new ComparedRun(results, Variant: null);
        return VariantChange.Between(run.Of(was), run.Of(now), isPaired: true, isWithoutTimes: false).Times;
    }
}
