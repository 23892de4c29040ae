using ImageBench.Model.Runs;
using ImageBench.Statistics.Variants;

namespace ImageBench.Statistics.Comparing;

/// <summary>Which variants of the two sides belong together. In the order of A, then those that only B has.</summary>
internal static class VariantPairs
{
    /// <summary>
    /// Of whole runs those of one scenario, variant and builder. Two variants that were chosen by name are compared with each other,
    /// whatever they are called; and where each is of one scenario, whatever that is called: two worktrees of one folder give it two names.
    /// </summary>
    public static IReadOnlyList<(VariantSummary? A, VariantSummary? B)> Of(ComparedRun a, ComparedRun b)
    {
        List<VariantSummary> rowsA = [.. a.Rows], rowsB = [.. b.Rows];
        if (a.Variant is null || b.Variant is null)
            return By(row => row.Key);
        var byScenario = By(row => row.Key with { Variant = "" });
        if (byScenario.Any(IsPair) || !IsOfOneScenario(rowsA) || !IsOfOneScenario(rowsB))
            return byScenario;
        var byBuilder = By(row => row.Key with { Variant = "", Scenario = "" });
        return byBuilder.Any(IsPair) || rowsA.Count > 1 || rowsB.Count > 1 ? byBuilder : [(rowsA[0], rowsB[0])];

        List<(VariantSummary? A, VariantSummary? B)> By(Func<VariantSummary, VariantKey> place)
        {
            var (its, other) = (rowsA.ToDictionary(place), rowsB.ToDictionary(place));
            return [.. its.Keys.Union(other.Keys).Select(key => (its.GetValueOrDefault(key), other.GetValueOrDefault(key)))];
        }
    }

    private static bool IsPair((VariantSummary? A, VariantSummary? B) pair) => pair is { A: not null, B: not null };

    private static bool IsOfOneScenario(List<VariantSummary> rows) => rows.Select(row => row.Scenario).Distinct().Count() == 1;
}
