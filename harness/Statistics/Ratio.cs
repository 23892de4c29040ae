namespace ImageBench.Statistics;

/// <summary>A variant's time over the baseline's, with its 95 % interval (null: too few rounds to have one).</summary>
internal sealed record Ratio(double Value, double? Low, double? High);
