namespace ImageBench.Benchmarks;

/// <summary>One measured number with its unit ("s", "MiB", or "" for a ratio) and the most that it may be (null: it is only told).</summary>
internal sealed record Figure(string Name, double Value, string Unit, double? Limit = null)
{
    public bool Exceeds => Value > Limit;
}
