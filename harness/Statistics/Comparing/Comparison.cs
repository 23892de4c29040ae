using ImageBench.Model.Runs;

namespace ImageBench.Statistics.Comparing;

/// <summary>
/// What changed from A to B. <c>Differences</c> are the conditions that keep times from being comparable, <c>IsPaired</c> says that both
/// sides are of one run, whose ratios are taken pair by pair within its rounds. Bytes are bytes on any machine: sizes, layers and contents
/// are compared whatever differs.
/// </summary>
internal sealed record Comparison(
    BenchRun A,
    BenchRun B,
    bool IsPaired,
    IReadOnlyList<ConditionDifference> Differences,
    IReadOnlyList<VariantChange> Changes,
    IReadOnlyList<NotCompared> NotCompared)
{
    /// <summary>Whether times have no ratio since conditions differ.</summary>
    public bool IsWithoutTimes { get; init; }

    /// <summary>
    /// Variants in the order of A, then those that only B has. <paramref name="isPaired"/>: both sides are of one run;
    /// <paramref name="anyway"/>: times are compared also where conditions differ.
    /// </summary>
    public static Comparison Between(ComparedRun a, ComparedRun b, bool isPaired, bool anyway)
    {
        if (a.Results.Run.Parts.Count > 0 || b.Results.Run.Parts.Count > 0)
            (a, b) = (a.WithNodes(), b.WithNodes());
        var differences = ConditionDifference.Between(a.Results.Run, b.Results.Run);
        var isWithoutTimes = differences.Count > 0 && !anyway;
        var (changes, rest) = (new List<VariantChange>(), new List<NotCompared>());
        foreach (var (its, other) in VariantPairs.Of(a, b))
        {
            if (its is { Counts: true } && other is { Counts: true })
                changes.Add(VariantChange.Between(a.Of(its), b.Of(other), isPaired, isWithoutTimes));
            else
                rest.Add(new NotCompared(its, other));
        }

        return new Comparison(a.Results.Run, b.Results.Run, isPaired, differences, changes, rest) { IsWithoutTimes = isWithoutTimes };
    }
}
