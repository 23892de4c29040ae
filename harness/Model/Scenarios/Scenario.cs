using ImageBench.Model.Limits;

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
    /// <summary>
    /// The scenarios that variants are of by themselves, by the variants' names, each with a context, a check and parents of its own: a
    /// program as it is in two revisions. As a rule there are none.
    /// </summary>
    public IReadOnlyDictionary<string, Scenario> Sides { get; init; } = new Dictionary<string, Scenario>();

    /// <summary>Whether it is a side of such a one: what git keeps of a repository is then not sent.</summary>
    public bool IsOfRevision { get; init; }

    /// <summary>The scenario that says how a variant is built and checked: as a rule this one.</summary>
    public Scenario SideOf(Variant variant) => Sides.GetValueOrDefault(variant.Name, this);

    /// <summary>What its variants are held to where a run of it is compared with an earlier one.</summary>
    public IReadOnlyList<VariantLimit> Limits { get; init; } = [];

    /// <summary>What it is read from again: its folder, or those of its Dockerfiles that were asked for.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];
}
