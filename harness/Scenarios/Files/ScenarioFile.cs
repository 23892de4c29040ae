using ImageBench.Model.Options;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.Files;

/// <summary>
/// What a scenario.yaml says, before it is held against the folder's files. <c>Variants</c> null: not said, every Dockerfile counts.
/// </summary>
internal sealed record ScenarioFile(
    Placed<string>? Title,
    Placed<string>? Baseline,
    Placed<string>? Context,
    IReadOnlyList<VariantEntry>? Variants,
    IReadOnlyList<ParentEntry> Parents,
    Placed<string>? Source,
    Placed<string>? Dependency,
    bool EditMayBeIgnored,
    CheckSpec? Check,
    IReadOnlyList<Placed<VariantBudget>> Budgets)
{
    public const string Name = "scenario.yaml";

    /// <summary>What the builds of all variants are given.</summary>
    public BuildOptions Options { get; init; } = BuildOptions.None;

    /// <summary>What the scenario is called; null: as its folder.</summary>
    public Placed<string>? OwnName { get; init; }

    public static ScenarioFile Empty { get; } = new(null, null, null, null, [], null, null, false, null, []);
}
