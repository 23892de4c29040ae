namespace ImageBench.Benchmarks;

/// <summary>What was asked of a benchmark. <c>Engine</c>, <c>BaseSet</c> and <c>Provision</c> are as the harness takes them; <c>Output</c> null: no file; <c>Archive</c> null: one is made.</summary>
internal sealed record MeasuringOptions(string? Output, string Engine, string BaseSet, bool Provision, string? Archive);
