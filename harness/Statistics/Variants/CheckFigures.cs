using ImageBench.Model.Runs;
using ImageBench.Statistics.Intervals;

namespace ImageBench.Statistics.Variants;

/// <summary>What the checks of a run come to, variant by variant.</summary>
internal static class CheckFigures
{
    /// <summary>
    /// The verdict on each variant that was checked: one failure is enough, since an image that works now and then does not work.
    /// </summary>
    public static IReadOnlyDictionary<VariantKey, CheckResult> Results(IReadOnlyList<CheckRecord> checks) => checks
        .GroupBy(check => check.Key)
        .ToDictionary(
            group => group.Key,
            group => group.Any(check => check.Result == CheckResult.Failed) ? CheckResult.Failed : group.First().Result);

    /// <summary>The summaries with what the checks measured. A round that failed measured nothing.</summary>
    public static IReadOnlyList<VariantSummary> AddTo(IReadOnlyList<VariantSummary> variants, IReadOnlyList<CheckRecord> checks)
    {
        var byVariant = checks.ToLookup(check => check.Key);
        return [.. variants.Select(variant =>
            byVariant.Contains(variant.Key) ? variant with { Running = Of([.. byVariant[variant.Key]]) } : variant)];
    }

    private static CheckSummary Of(IReadOnlyList<CheckRecord> checks)
    {
        var measured = checks
            .Where(check => check is { Round: > 0, Result: CheckResult.Passed or CheckResult.Listens, Ready: not null })
            .ToList();
        var verdict = checks.FirstOrDefault(check => check.Round == 0);
        return new CheckSummary
        {
            Rounds = measured.Count == 0 ? null : measured.Count,
            Ready = TimeSpread.Of(measured.Select(check => check.Ready)),
            Memory = SizeSpread.Of(measured.Select(check => check.Memory)),
            Cpu = TimeSpread.Of(measured.Select(check => check.Cpu)),
            CanExec = verdict?.CanExec,
            StopsOnSignal = verdict?.StopsOnSignal,
            Stop = verdict?.Stop,
        };
    }
}
