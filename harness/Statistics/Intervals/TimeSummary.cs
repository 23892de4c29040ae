namespace ImageBench.Statistics.Intervals;

/// <summary>
/// The build times of one variant, builder and cache state. <c>Low</c> and <c>High</c> bound the mean at 95 % (null: one round has no
/// interval).
/// </summary>
internal sealed record TimeSummary(int Rounds, TimeSpan Median, TimeSpan Mean, TimeSpan? Low, TimeSpan? High, Ratio? Ratio)
{
    /// <summary>The standard deviation of the sample (null: one round has none).</summary>
    public TimeSpan? Deviation { get; init; }

    /// <summary>
    /// Rounds beyond Tukey's fences (one and a half interquartile ranges beyond the quartiles). They are flagged and stay in every figure.
    /// Null: too few rounds to have quartiles.
    /// </summary>
    public int? Outliers { get; init; }
}
