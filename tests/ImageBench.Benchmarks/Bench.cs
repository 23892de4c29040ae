namespace ImageBench.Benchmarks;

/// <summary>What a benchmark works with: what was asked for, the clock, and where it says how far it is.</summary>
internal sealed record Bench(MeasuringOptions Options, TimeProvider Time, Action<string> Say);
