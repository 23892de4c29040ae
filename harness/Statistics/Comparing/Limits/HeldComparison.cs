using ImageBench.Model;
using ImageBench.Model.Limits;

namespace ImageBench.Statistics.Comparing.Limits;

/// <summary>
/// What comes of limits in a comparison: those of a command line, and those that scenarios gave in the run that is compared.
/// </summary>
internal static class HeldComparison
{
    /// <summary>
    /// In the order of the variants. The limits are B's, the head's: whoever changes them in scenario.yaml shows it in the same change. A
    /// variant that A has not, or not as a working image, is told of, and one that only A has is held to nothing.
    /// </summary>
    public static IReadOnlyList<LimitFinding> Judge(Comparison comparison, LimitGate gate) =>
    [
        .. comparison.Changes.SelectMany(change => Judge(change, gate, LimitsOf(comparison, change.B.Scenario, change.B.Variant))),
        .. comparison.NotCompared.SelectMany(pair => Judge(
            pair, gate, LimitsOf(comparison, pair.Key.Scenario, pair.Key.Variant), pair.Why)),
    ];

    /// <summary>What comes of them in one variant.</summary>
    public static IReadOnlyList<LimitFinding> Judge(VariantChange change, LimitGate gate, IEnumerable<Limit> given) => gate.Judge(
        change.B.Scenario, change.B.Variant, change.B.Builder.Word(), given, measure => VariantGrowth.Of(change, measure));

    /// <summary>Of one that is not compared: nothing is known, and <paramref name="why"/>.</summary>
    public static IReadOnlyList<LimitFinding> Judge(NotCompared pair, LimitGate gate, IEnumerable<Limit> given, string why) =>
        pair.B is { } head
            ? gate.Judge(head.Scenario, head.Variant, head.Builder.Word(), given, _ => Growth.Unknown(why))
            : [];

    private static IEnumerable<Limit> LimitsOf(Comparison comparison, string scenario, string variant) => comparison.B.Limits
        .Where(limits => limits.Scenario == scenario)
        .SelectMany(limits => limits.Limits.Where(limit => limit.Variant == variant).Select(limit => limit.Limit));
}
