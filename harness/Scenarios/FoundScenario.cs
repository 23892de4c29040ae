using ImageBench.Model.Scenarios;

namespace ImageBench.Scenarios;

/// <summary>
/// A folder that is meant as a scenario: the variants that it names, and either the scenario or what is wrong with it
/// (<c>Scenario</c> is null as soon as there is one mistake: half a scenario is never built).
/// </summary>
internal sealed record FoundScenario(
    string Name, string Folder, IReadOnlyList<string> VariantNames, Scenario? Scenario, IReadOnlyList<Mistake> Mistakes);
