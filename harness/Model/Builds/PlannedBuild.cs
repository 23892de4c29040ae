using ImageBench.Model.Scenarios;

namespace ImageBench.Model.Builds;

/// <summary>One build to be made. <c>Position</c> counts from 1 over the whole run, in the order in which builds are made.</summary>
internal sealed record PlannedBuild(BuildKey Key, int Position, Scenario Scenario, Variant Variant)
{
    /// <summary>What lies in its context beside the scenario's own files: the build before it in its variant left it there.</summary>
    public IReadOnlyList<CarriedFile> Carried { get; init; } = [];
}
