using ImageBench.Model.Runs;
using ImageBench.Statistics.Variants;

namespace ImageBench.Statistics.Comparing;

/// <summary>
/// What changed from A to B. <c>Differences</c> are the conditions that keep the figures from being comparable, <c>IsPaired</c> says that
/// both sides are of one run, whose ratios are taken pair by pair within its rounds.
/// </summary>
internal sealed record Comparison(
    BenchRun A,
    BenchRun B,
    bool IsPaired,
    IReadOnlyList<ConditionDifference> Differences,
    IReadOnlyList<VariantChange> Changes,
    IReadOnlyList<NotCompared> NotCompared)
{
    /// <summary>Variants in the order of A, then those that only B has. <paramref name="isPaired"/>: both sides are of one run.</summary>
    public static Comparison Between(ComparedRun a, ComparedRun b, bool isPaired)
    {
        // Two variants that were chosen by name are compared with each other, whatever they are called.
        var byVariant = a.Variant is null || b.Variant is null;
        var (rowsA, rowsB) = (a.Rows.ToDictionary(Place), b.Rows.ToDictionary(Place));
        var (changes, rest) = (new List<VariantChange>(), new List<NotCompared>());
        foreach (var place in rowsA.Keys.Union(rowsB.Keys))
        {
            var (its, other) = (rowsA.GetValueOrDefault(place), rowsB.GetValueOrDefault(place));
            if (its is { Counts: true } && other is { Counts: true })
                changes.Add(Compare(its, a.Builds(its.Key), other, b.Builds(other.Key), isPaired));
            else
                rest.Add(new NotCompared(its, other));
        }

        return new Comparison(
            a.Results.Run, b.Results.Run, isPaired, ConditionDifference.Between(a.Results.Run, b.Results.Run), changes, rest);

        VariantKey Place(VariantSummary row) => byVariant ? row.Key : row.Key with { Variant = "" };
    }

    private static VariantChange Compare(VariantSummary a, VariantBuilds buildsA, VariantSummary b, VariantBuilds buildsB, bool paired) =>
        new(
        a.Key,
        b.Key,
        SizeChange.Between(a.Image?.Unpacked, b.Image?.Unpacked),
        SizeChange.Between(a.Image?.Content, b.Image?.Content),
        a.Image is { } its && b.Image is { } other ? new CountChange(its.LayerCount, other.LayerCount) : null,
        TimeChange.Between(buildsA, buildsB, paired));
}
