using ImageBench.Images.Changes;

namespace ImageBench.Runs.Sides;

/// <summary>What changed of one scenario from the base to the head; null: one of the two has no image.</summary>
internal sealed record SideDifference(string Scenario, ImageDifference? Difference);
