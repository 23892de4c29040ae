namespace ImageBench.Model.Builds;

/// <summary>
/// A cache state that was asked for and cannot be measured of a variant. <c>Why</c> is the second half of a sentence, with what to do.
/// </summary>
internal sealed record SkippedState(string Scenario, string Variant, CacheState Cache, string Why);
