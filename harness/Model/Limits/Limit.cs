namespace ImageBench.Model.Limits;

/// <summary>The most that a figure may grow from base to head. One that is not hard only warns.</summary>
internal sealed record Limit(LimitMeasure Measure, AllowedGrowth Allowed, bool IsHard)
{
    /// <summary>What its figure is counted in.</summary>
    public GrowthUnit Unit => UnitOf(Measure);

    /// <summary>Whether it holds a build time, of the cache state that has the measure's word.</summary>
    public bool IsTime => Unit == GrowthUnit.Seconds;

    /// <summary>Bytes, a count or seconds.</summary>
    public static GrowthUnit UnitOf(LimitMeasure measure) => measure switch
    {
        LimitMeasure.Unpacked or LimitMeasure.Content or LimitMeasure.Own or LimitMeasure.OwnContent => GrowthUnit.Bytes,
        LimitMeasure.Layers => GrowthUnit.Count,
        _ => GrowthUnit.Seconds,
    };

    /// <summary>As it is typed, with its measure: "unpacked:5%".</summary>
    public override string ToString() => $"{Measure.Word()}:{Allowed}";
}
