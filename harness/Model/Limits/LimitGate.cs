namespace ImageBench.Model.Limits;

/// <summary>
/// What a command is given to hold growth against: limits for every variant, and the reason for which they may be passed (null: none).
/// </summary>
internal sealed record LimitGate(IReadOnlyList<Limit> Limits, string? AllowedBecause)
{
    /// <summary>
    /// What came of its limits and of those that the scenario gives to this variant: a figure may have several, and each holds. Of a limit
    /// that both give, the one.
    /// </summary>
    public IReadOnlyList<LimitFinding> Judge(
        string scenario, string variant, string? builder, IEnumerable<Limit> given, Func<LimitMeasure, Growth> growthOf) =>
        [.. Limits.Concat(given).Distinct().Select(limit =>
            LimitFinding.Judge(scenario, variant, limit, growthOf(limit.Measure), AllowedBecause) with { Builder = builder })];
}
