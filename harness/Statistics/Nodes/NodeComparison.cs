using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Variants;

namespace ImageBench.Statistics.Nodes;

/// <summary>
/// A variant's time in one cache state beside the baseline's, on each of the machines that measured both, in the order of the run, and over
/// all of them. One row of nodes.csv.
/// </summary>
internal sealed record NodeComparison(VariantKey Variant, CacheState Cache, IReadOnlyList<NodeRatio> Ratios, NodeMean Mean)
{
    /// <summary>"holds on 5 of 5 machines", "1 of 5 machines shows one by itself", "none of 2 machines shows one by itself".</summary>
    public string Finding => IsShown(Mean.Ratio)
        ? FormattableString.Invariant($"holds on {Mean.HoldsOn} of {Mean.Nodes} machines")
        : Ratios.Count(ratio => IsShown(ratio.Ratio)) switch
        {
            0 => FormattableString.Invariant($"none of {Mean.Nodes} machines shows one by itself"),
            1 => FormattableString.Invariant($"1 of {Mean.Nodes} machines shows one by itself"),
            var several => FormattableString.Invariant($"{several} of {Mean.Nodes} machines show one by themselves"),
        };

    /// <summary>
    /// By cache state, those in which at least two machines have both; <paramref name="variant"/> is named without a machine.
    /// </summary>
    public static IReadOnlyList<NodeComparison> Between(VariantKey variant, VariantBuilds builds, VariantBuilds baseline)
    {
        var (its, others) = (builds.ByNode(), baseline.ByNode());
        var comparisons = new List<NodeComparison>();
        foreach (var cache in Enum.GetValues<CacheState>())
        {
            var ratios = its
                .Select(node => others.TryGetValue(node.Key, out var other)
                    && node.Value.Sample(cache) is { } sample && other.Sample(cache) is { } against
                    ? NodeRatio.Paired(node.Key, sample, against)
                    : null)
                .OfType<NodeRatio>()
                .ToList();
            if (ratios.Count > 1)
                comparisons.Add(new NodeComparison(variant, cache, ratios, NodeMean.Of(ratios)));
        }

        return comparisons;
    }

    private static bool IsShown(Ratio ratio) => ratio.Verdict is Verdict.Faster or Verdict.Slower;
}
