namespace ImageBench.Model.Limits;

/// <summary>The limits that a scenario gives to its variants.</summary>
internal sealed record ScenarioLimits(string Scenario, IReadOnlyList<VariantLimit> Limits);
