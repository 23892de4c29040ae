namespace ImageBench.Scenarios.Yaml;

/// <summary>A value and the line of scenario.yaml (from 1) that gives it.</summary>
internal sealed record Placed<T>(T Value, int Line);
