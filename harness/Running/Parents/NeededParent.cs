namespace ImageBench.Running.Parents;

/// <summary>
/// A parent image that a variant's build starts from, or the frontend that reads its Dockerfile, and where it is asked for.
/// </summary>
internal sealed record NeededParent(string Image, string Scenario, string Variant)
{
    /// <summary>It is a frontend: had before the clock where it can be, and else asked for by the engine itself.</summary>
    public bool IsFrontend { get; init; }
}
