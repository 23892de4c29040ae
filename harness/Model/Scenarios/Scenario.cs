using ImageBench.Model.Limits;

namespace ImageBench.Model.Scenarios;

/// <summary>One program, its build context and two or more ways of writing its Dockerfile. Paths are absolute.</summary>
internal sealed record Scenario(
    string Name,
    string Title,
    string Folder,
    string ContextFolder,
    string Baseline,
    IReadOnlyList<Variant> Variants,
    IReadOnlyList<ParentImage> Parents,
    EditedFiles Edit,
    CheckSpec? Check,
    IReadOnlyList<VariantBudget> Budgets)
{
    /// <summary>What its variants are held to where a run of it is compared with an earlier one.</summary>
    public IReadOnlyList<VariantLimit> Limits { get; init; } = [];
}
