namespace ImageBench.Model.Limits;

/// <summary>What an allowed growth is counted in; percent are of the base.</summary>
internal enum GrowthUnit
{
    Percent,
    Bytes,
    Count,
    Seconds,
}
