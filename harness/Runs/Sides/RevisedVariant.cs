using ImageBench.Model.Scenarios;

namespace ImageBench.Runs.Sides;

/// <summary>A variant as one revision has it, with the scenario that it is of there.</summary>
internal sealed record RevisedVariant(Scenario Scenario, Variant Variant);
