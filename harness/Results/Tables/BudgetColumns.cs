using ImageBench.Model.Scenarios;
using ImageBench.Results.Csv;
using ImageBench.Statistics.Variants;

namespace ImageBench.Results.Tables;

/// <summary>The columns of variants.csv on a variant's budget and whether it is kept, there and back.</summary>
internal static class BudgetColumns
{
    public static IEnumerable<Column<VariantSummary>> All =>
    [
        new("budget_unpacked_bytes", row => Cell.Of(row.Budget?.Unpacked), "the largest unpacked size that scenario.yaml allows"),
        new("budget_content_bytes", row => Cell.Of(row.Budget?.Content), "the largest content size"),
        new("budget_layers", row => Cell.Of(row.Budget?.Layers), "the most layers", "count"),
        new("budget_reduction_percent", row => Cell.Percent(row.Budget?.ReductionPercent), "the least reduction against the baseline"),
        // Empty without a budget, and for a variant that does not count.
        new(
            "budget",
            row => Budgets.Limited(row).Count == 0 ? "" : Budgets.Exceeded(row).Count == 0 ? "kept" : "exceeded",
            "kept or exceeded; empty without a budget, and where the image does not count", "word"),
    ];

    /// <summary>Null where the row holds none.</summary>
    public static VariantBudget? Read(StoredRow row)
    {
        var read = new VariantBudget(
            row.Text("variant"),
            row.Optional("budget_unpacked_bytes", Cell.ToSize),
            row.Optional("budget_content_bytes", Cell.ToSize),
            row.Optional("budget_layers", Cell.ToCount),
            row.Optional("budget_reduction_percent", Cell.ToNumber));
        return read is { Unpacked: null, Content: null, Layers: null, ReductionPercent: null } ? null : read;
    }
}
