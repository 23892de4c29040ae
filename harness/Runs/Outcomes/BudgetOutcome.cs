using ImageBench.Model.Limits;
using ImageBench.Model.Scenarios;
using ImageBench.Reports.Sections;
using ImageBench.Statistics.Outcomes;
using ImageBench.Statistics.Variants;

namespace ImageBench.Runs.Outcomes;

/// <summary>The budget of a variant, item by item.</summary>
internal static class BudgetOutcome
{
    public static IEnumerable<LimitOutcome> Of(VariantSummary row, string image)
    {
        var exceeded = Budgets.Exceeded(row);
        return Budgets.Limited(row).Select(item => new LimitOutcome(
            image,
            $"{BudgetSection.Name(item)} {BudgetSection.Limit(row.Budget!, item)}",
            IsKnown(row, item) ? BudgetSection.Measured(row, item) : null,
            exceeded.Contains(item) ? LimitState.Over : LimitState.Within));
    }

    private static bool IsKnown(VariantSummary row, BudgetItem item) => item switch
    {
        BudgetItem.Content => row.Image?.Content is not null,
        BudgetItem.Reduction => row.UnpackedReductionPercent is not null,
        _ => row.Image is not null,
    };
}
