using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Variants;

namespace ImageBench.Statistics.Comparing;

/// <summary>
/// A variant that is on one side only (null on the other), or gave no working image on one of them. One of the two is not null.
/// </summary>
internal sealed record NotCompared(VariantSummary? A, VariantSummary? B)
{
    public VariantKey Key => (B ?? A)!.Key;

    public string Sentence => $"{Key} is not compared: {Why}.";

    /// <summary>"it is only in A", "in B it failed".</summary>
    public string Why
    {
        get
        {
            if (A is null || B is null)
                return $"it is only in {(A is null ? "B" : "A")}";
            var reasons = new List<string>();
            if (!A.Counts)
                reasons.Add("in A " + Reason(A));
            if (!B.Counts)
                reasons.Add("in B " + Reason(B));
            return string.Join(" and ", reasons);
        }
    }

    private static string Reason(VariantSummary row) => row.Status switch
    {
        BuildStatus.Built => "its check failed",
        BuildStatus.TimedOut => "it timed out",
        BuildStatus.Cancelled => "it was cancelled",
        BuildStatus.Skipped => "its builder cannot build it",
        _ => "it failed",
    };
}
