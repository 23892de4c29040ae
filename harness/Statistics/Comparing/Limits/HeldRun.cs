using ImageBench.Model.Limits;

namespace ImageBench.Statistics.Comparing.Limits;

/// <summary>
/// What comes of limits within one run: each variant is held against the baseline that one builder made beside it, in its rounds. What
/// scenario.yaml limits is not asked: that is against an earlier run.
/// </summary>
internal static class HeldRun
{
    public static IReadOnlyList<LimitFinding> Judge(RunResults results, LimitGate gate)
    {
        var findings = new List<LimitFinding>();
        var run = new ComparedRun(results, Variant: null);
        foreach (var row in gate.Limits.Count == 0 ? [] : results.Variants.Where(row => !row.IsBaseline))
        {
            var baseline = results.Variants.FirstOrDefault(
                other => other.IsBaseline && other.Scenario == row.Scenario && other.Builder == row.Builder);
            if (baseline is not { Counts: true } || !row.Counts)
            {
                var pair = new NotCompared(baseline, row);
                findings.AddRange(HeldComparison.Judge(pair, gate, [], pair.WhyBesideTheBaseline));
                continue;
            }

            var change = VariantChange.Between(run.Of(baseline), run.Of(row), isPaired: true, isWithoutTimes: false);
            findings.AddRange(HeldComparison.Judge(change, gate, []));
        }

        return findings;
    }
}
