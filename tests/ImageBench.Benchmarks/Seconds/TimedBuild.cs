namespace ImageBench.Benchmarks.Seconds;

/// <summary>
/// What a build took: as its client counts it, and from its first step's begin to its last one's end as the builder tells.
/// </summary>
internal sealed record TimedBuild(double Seconds, double? StepSeconds);
