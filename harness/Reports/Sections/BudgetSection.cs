using ImageBench.Model.Scenarios;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Variants;

namespace ImageBench.Reports.Sections;

/// <summary>Whether the variants of a scenario keep to their budgets.</summary>
internal static class BudgetSection
{
    /// <summary>Empty where there is no budget.</summary>
    public static string Of(ScenarioResults scenario)
    {
        var rows = scenario.Variants.SelectMany(variant => Budgets.Limited(variant).Select(item => Row(scenario, variant, item))).ToList();
        return rows.Count == 0 ? "" : Markdown.Table(["variant", "what", ">budget", ">measured", ""], rows);
    }

    /// <summary>"go-crud/multi (buildkit) is over its budget: content size 23.1 MB (at most 20 MB)", or null where it is not.</summary>
    public static string? Sentence(VariantSummary variant)
    {
        var exceeded = Budgets.Exceeded(variant);
        return exceeded.Count == 0
            ? null
            : $"{variant.Key} is over its budget: "
                + string.Join(", ", exceeded.Select(item => $"{Name(item)} {Measured(variant, item)} ({Limit(variant.Budget!, item)})"));
    }

    private static IReadOnlyList<string> Row(ScenarioResults scenario, VariantSummary variant, BudgetItem item) =>
    [
        Markdown.Escape(scenario.NameOf(variant)),
        Name(item),
        Limit(variant.Budget!, item),
        Measured(variant, item),
        Budgets.Exceeded(variant).Contains(item) ? Markdown.Bold("exceeded") : "kept",
    ];

    /// <summary>"at most 20 MB".</summary>
    public static string Limit(VariantBudget budget, BudgetItem item) => item switch
    {
        BudgetItem.Unpacked => $"at most {Figures.Size(budget.Unpacked)}",
        BudgetItem.Content => $"at most {Figures.Size(budget.Content)}",
        BudgetItem.Layers => $"at most {Figures.Count(budget.Layers)}",
        _ => $"at least {Figures.Percent(budget.ReductionPercent)}",
    };

    /// <summary>"23.1 MB".</summary>
    public static string Measured(VariantSummary variant, BudgetItem item) => item switch
    {
        BudgetItem.Unpacked => Figures.Size(variant.Image?.Unpacked),
        BudgetItem.Content => Figures.Size(variant.Image?.Content),
        BudgetItem.Layers => Figures.Count(variant.Image?.LayerCount),
        _ => Figures.Percent(variant.UnpackedReductionPercent),
    };

    /// <summary>"content size".</summary>
    public static string Name(BudgetItem item) => item switch
    {
        BudgetItem.Unpacked => "unpacked size",
        BudgetItem.Content => "content size",
        BudgetItem.Layers => "layers",
        _ => "reduction",
    };
}
