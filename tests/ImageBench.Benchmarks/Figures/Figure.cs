namespace ImageBench.Benchmarks.Figures;

/// <summary>One measured number with its unit ("s", "MiB", or "" for a ratio) and the most that it may be (null: any).</summary>
internal sealed record Figure(string Name, double Value, string Unit, double? Limit = null)
{
    /// <summary>The least that it may be (null: any).</summary>
    public double? Least { get; init; }

    public bool IsBound => Limit is not null || Least is not null;

    public bool Exceeds => Value > Limit || Value < Least;
}
