namespace ImageBench.Model.Builds;

/// <summary>
/// An incremental state of a variant whose ignore file leaves the changed file out: its builds are sent nothing of the change.
/// </summary>
internal sealed record IgnoredChange(string Scenario, string Variant, CacheState Cache, string File);
