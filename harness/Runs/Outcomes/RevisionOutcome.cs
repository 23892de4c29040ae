using ImageBench.Model.Limits;
using ImageBench.Model.Scenarios;
using ImageBench.Results;
using ImageBench.Runs.Sides;
using ImageBench.Runs.Sides.Places;
using ImageBench.Statistics;
using ImageBench.Statistics.Outcomes;

namespace ImageBench.Runs.Outcomes;

/// <summary>A comparison of two revisions as an outcome: an image for each scenario, with its two sides.</summary>
internal static class RevisionOutcome
{
    private const string NoScenario = "all";

    /// <summary>Without a name it is called by its scenarios, which are the same in each run.</summary>
    public static Outcome Of(MadeComparison made, string? name, IReadOnlyList<LimitFinding> findings)
    {
        var run = RunOutcome.Of(made.Results, name, new RunFolder(made.Folder).ReportPath, []);
        return run with
        {
            Images = [.. made.Differences.Select(part => Image(made.Results, part))],
            Base = Words(made.Results.Run.Sources, SideWord.Base),
            Head = Words(made.Results.Run.Sources, SideWord.Head) ?? run.Head,
            Limits =
            [
                .. made.Results.Variants.SelectMany(row => BudgetOutcome.Of(row, row.Scenario)),
                .. findings.Select(finding => GrowthOutcome.Of(finding, finding.Scenario)),
            ],
            Notes = [.. run.Notes, .. BasesWithout(made.Results)],
        };
    }

    // Its own row tells of the head alone.
    private static IEnumerable<string> BasesWithout(RunResults results) => results.Variants
        .Where(row => row is { Variant: SideWord.Base, Counts: false })
        .Select(row => $"{row.Scenario}: the base has no image that works, so that nothing is compared with it. "
            + VariantFailure.Of(results, row)?.Message);

    /// <summary>
    /// Of a change that touches no image: tools are told so too, or they would go on showing what the change before it came to.
    /// </summary>
    public static Outcome OfNothing(PlannedSides planned, string? name) => new(name ?? NoScenario, [])
    {
        Base = Words(planned.Sources, SideWord.Base),
        Head = Words(planned.Sources, SideWord.Head) ?? "",
        Notes = ["Nothing was built: the change touches no image.", .. planned.Told],
    };

    private static ImageOutcome Image(RunResults results, SideDifference part)
    {
        var (was, now) = (results.Variant(part.Scenario, SideWord.Base), results.Variant(part.Scenario, SideWord.Head));
        var (from, to) = (was is null ? null : RunOutcome.Side(results, was), now is null ? null : RunOutcome.Side(results, now));
        var image = part.Difference is { } difference
            ? DifferenceOutcome.Image(difference, part.Scenario)
            : new ImageOutcome(part.Scenario, from, to);
        return image with
        {
            Base = from,
            Head = to,
            Scenario = part.Scenario,
            Variant = SideWord.Head,
            Builder = now?.Builder,
            Times = now is null ? [] : [.. now.Times.Keys.Order().Select(cache => new StateTimes(
                cache,
                RunOutcome.Times(results, was, cache),
                RunOutcome.Times(results, now, cache),
                now.Times[cache].Ratio))],
        };
    }

    private static string? Words(IReadOnlyList<VariantSource> sources, string side) =>
        sources.FirstOrDefault(source => source.Variant == side) is not { } source ? null
        : source.Revision is { } revision ? $"{revision[..Math.Min(10, revision.Length)]} ({source.Words})"
        : source.Words;
}
