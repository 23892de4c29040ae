namespace ImageBench.Model.Scenarios;

/// <summary>One program, its build context and its Dockerfile, or ways of writing it. Paths are absolute.</summary>
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
    /// <summary>What it is read from again: its folder, or those of its Dockerfiles that were asked for.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];
}
