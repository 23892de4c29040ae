using System.Globalization;
using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Intervals;

namespace ImageBench.Statistics.Comparing;

/// <summary>Verdicts for people, who are told within what two figures are the same.</summary>
internal static class VerdictText
{
    // A difference of more than that is one that somebody would want to know of: two times are then not the same within it.
    private const double MostPercent = 5;

    /// <summary>"larger", "same within 0.1 %", "same within 1 kB".</summary>
    public static string Of(SizeChange change) => change.Verdict != Verdict.SameWithinTolerance ? change.Verdict.Word()
        : change.Tolerance > SizeChange.LeastBytes ? "same within 0.1 %"
        : "same within 1 kB";

    /// <summary>
    /// "slower", or, where no difference is shown and the whole interval is narrow, within what share the times are the same; a wide one
    /// says only that nothing is shown.
    /// </summary>
    public static string Of(Ratio ratio)
    {
        if (ratio is not { Verdict: Verdict.NoDifferenceShown, Low: { } low, High: { } high })
            return ratio.Verdict.Word();
        var percent = Math.Ceiling(1_000 * Math.Max(high - 1, (1 / low) - 1)) / 10;
        return percent <= MostPercent
            ? string.Create(CultureInfo.InvariantCulture, $"same within {percent:0.#} %")
            : ratio.Verdict.Word();
    }
}
