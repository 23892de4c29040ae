using ImageBench.Model;
using ImageBench.Model.Limits;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Outcomes;

namespace ImageBench.Runs.Outcomes;

/// <summary>What came of a limit on growth, as an outcome tells it.</summary>
internal static class GrowthOutcome
{
    /// <summary>"unpacked size grows at most 5%", "+12.0 MB".</summary>
    public static LimitOutcome Of(LimitFinding finding, string image) => new(
        image,
        $"{LimitSentence.Figure(finding.Limit.Measure)} grows at most {finding.Limit.Allowed}{(finding.Limit.IsHard ? "" : " (warns)")}",
        finding.Growth.Change is { } change ? Change(finding.Limit.Unit, change) + SignedFigures.Percent(finding.Growth.Percent) : null,
        finding.State)
    {
        Reason = finding.Reason,
    };

    private static string Change(GrowthUnit unit, decimal change) => unit switch
    {
        GrowthUnit.Bytes => SignedFigures.Change(new ByteSize((long)change)),
        GrowthUnit.Seconds => SignedFigures.Sign(change) + Figures.Seconds(TimeSpan.FromSeconds((double)Math.Abs(change))),
        _ => SignedFigures.Count((long)change),
    };
}
