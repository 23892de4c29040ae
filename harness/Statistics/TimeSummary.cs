namespace ImageBench.Statistics;

/// <summary>The build times of one variant, builder and cache state. <c>Low</c> and <c>High</c> bound the mean at 95 % (null: one round has no interval).</summary>
internal sealed record TimeSummary(int Rounds, TimeSpan Median, TimeSpan Mean, TimeSpan? Low, TimeSpan? High, Ratio? Ratio);
