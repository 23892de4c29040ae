using ImageBench.Model.Runs;

namespace ImageBench.Statistics.Intervals;

/// <summary>
/// One time over another (a variant's over the baseline's, a later run's over an earlier one's), with its 95 % interval (null: too few
/// rounds to have one).
/// </summary>
internal sealed record Ratio(double Value, double? Low, double? High)
{
    public Verdict Verdict => this switch
    {
        { Low: null } or { High: null } => Verdict.TooFewRounds,
        { Low: > 1 } => Verdict.Slower,
        { High: < 1 } => Verdict.Faster,
        _ => Verdict.NoDifferenceShown,
    };
}
