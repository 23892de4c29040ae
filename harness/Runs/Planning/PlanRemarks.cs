using ImageBench.Running;
using ImageBench.Statistics;

namespace ImageBench.Runs.Planning;

/// <summary>What is known of a run's figures before anything is built.</summary>
internal static class PlanRemarks
{
    public static IEnumerable<Remark> Of(Plan plan) =>
        [.. Remarks.OfSkippedVariants(plan.SkippedVariants), .. Remarks.OfSkippedStates(plan.SkippedStates), .. Remarks.OfIgnored(plan.Ignored)];
}
