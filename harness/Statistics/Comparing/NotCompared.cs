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
                reasons.Add("in A " + Reason(A, "it", "its"));
            if (!B.Counts)
                reasons.Add("in B " + Reason(B, "it", "its"));
            return string.Join(" and ", reasons);
        }
    }

    /// <summary>The same where A is the baseline that B was built beside: "the baseline's check failed".</summary>
    public string WhyBesideTheBaseline
    {
        get
        {
            if (A is null || B is null)
                return "it has no baseline that its builder made";
            var reasons = new List<string>();
            if (!A.Counts)
                reasons.Add(Reason(A, "the baseline", "the baseline's"));
            if (!B.Counts)
                reasons.Add(Reason(B, "it", "its own"));
            return string.Join(" and ", reasons);
        }
    }

    private static string Reason(VariantSummary row, string who, string whose) => row.Status switch
    {
        BuildStatus.Built => $"{whose} check failed",
        BuildStatus.TimedOut => $"{who} timed out",
        BuildStatus.Cancelled => $"{who} was cancelled",
        BuildStatus.Skipped => $"its builder cannot build {who}",
        _ => $"{who} failed",
    };
}
