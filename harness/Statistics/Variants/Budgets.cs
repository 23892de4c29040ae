using ImageBench.Model.Scenarios;

namespace ImageBench.Statistics.Variants;

/// <summary>
/// Whether variants keep to the budgets of their scenarios. One that does not count costs nothing and saves nothing: it is not held against
/// its budget.
/// </summary>
internal static class Budgets
{
    /// <summary>The summaries with the budgets that the scenarios give them, each for every builder.</summary>
    public static IReadOnlyList<VariantSummary> AddTo(IReadOnlyList<VariantSummary> variants, IReadOnlyList<Scenario> scenarios)
    {
        var budgets = scenarios.SelectMany(scenario => scenario.Budgets.Select(budget => (scenario.Name, budget))).ToDictionary(
            given => (given.Name, given.budget.Variant), given => given.budget);
        return [.. variants.Select(variant =>
            budgets.TryGetValue((variant.Scenario, variant.Variant), out var budget) ? variant with { Budget = budget } : variant)];
    }

    /// <summary>What the budget of a variant limits, in the order of the items.</summary>
    public static IReadOnlyList<BudgetItem> Limited(VariantSummary variant) =>
        [.. Enum.GetValues<BudgetItem>().Where(item => variant is { Counts: true, Budget: { } budget } && item switch
        {
            BudgetItem.Unpacked => budget.Unpacked is not null,
            BudgetItem.Content => budget.Content is not null,
            BudgetItem.Layers => budget.Layers is not null,
            _ => budget.ReductionPercent is not null,
        })];

    /// <summary>What is over it, or not known: a gate lets nothing through that was not measured.</summary>
    public static IReadOnlyList<BudgetItem> Exceeded(VariantSummary variant) =>
        [.. Limited(variant).Where(item => !IsKept(variant, variant.Budget!, item))];

    private static bool IsKept(VariantSummary variant, VariantBudget budget, BudgetItem item) => item switch
    {
        BudgetItem.Unpacked => variant.Image?.Unpacked <= budget.Unpacked,
        BudgetItem.Content => variant.Image?.Content <= budget.Content,
        BudgetItem.Layers => variant.Image?.LayerCount <= budget.Layers,
        _ => variant.UnpackedReductionPercent >= budget.ReductionPercent,
    };
}
