namespace ImageBench.Running.Parents;

/// <summary>
/// A parent image of another platform than the engine's that a variant's build starts from (<c>FROM --platform=...</c>): under its name the
/// engine may hold the image of its own platform, so that it is nothing to be pulled by name.
/// </summary>
internal sealed record ForeignParent(string Image, string Platform, string Scenario, string Variant);
