namespace ImageBench.Running;

/// <summary>A parent image that a variant's build starts from, and where it is asked for.</summary>
internal sealed record NeededParent(string Image, string Scenario, string Variant);
