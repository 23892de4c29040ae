using ImageBench.Model.Builds;
using ImageBench.Runs.Planning;
using ImageBench.Runs.Sides.Places;
using ImageBench.Statistics;

namespace ImageBench.Runs.Sides;

/// <summary>What a comparison of revisions came to: its run folder, the run's results, and what changed, scenario by scenario.</summary>
internal sealed record MadeComparison(string Folder, RunResults Results, IReadOnlyList<SideDifference> Differences)
{
    public bool HasTimes => Results.Run.Options.CacheStates.Any(TimedStates.All.Contains);

    /// <summary>Whether a head was not built or does not work. What was wrong with a base is no fault of the change.</summary>
    public bool HeadFailed => Results.Variants.Any(variant =>
        variant is { Variant: SideWord.Head, Counts: false } && variant.Status != BuildStatus.Skipped);

    /// <summary>Makes the run, and puts what changed into its folder before anything is made of its results.</summary>
    public static async Task<MadeComparison> Make(PlannedRun planned, Surroundings around, CancellationToken cancellationToken)
    {
        var sides = new SideImages(planned.Plan);
        IReadOnlyList<SideDifference> differences = [];
        var run = new MeasuredRun(planned, around with
        {
            KeepTree = sides.Keep,
            Export = (results, folder, cancel) =>
            {
                differences = sides.Compare(results.Run);
                DifferenceFolder.Write(folder, differences);
                return around.Export(results, folder, cancel);
            },
        });
        var results = await run.Make(cancellationToken);
        return new MadeComparison(run.Folder, results, differences);
    }
}
