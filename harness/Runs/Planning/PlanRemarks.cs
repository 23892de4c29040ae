using ImageBench.Running;
using ImageBench.Statistics.Remarks;

namespace ImageBench.Runs.Planning;

/// <summary>What is known of a run's figures before anything is built.</summary>
internal static class PlanRemarks
{
    public static IEnumerable<Remark> Of(Plan plan) =>
        [
            .. RemarkRules.OfSkippedVariants(plan.SkippedVariants),
            .. RemarkRules.OfSkippedStates(plan.SkippedStates),
            .. RemarkRules.OfIgnored(plan.Ignored),
        ];
}
