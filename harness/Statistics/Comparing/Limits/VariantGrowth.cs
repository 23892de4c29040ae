using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Limits;

namespace ImageBench.Statistics.Comparing.Limits;

/// <summary>The figures of a variant that limits hold.</summary>
internal static class VariantGrowth
{
    public static Growth Of(VariantChange change, LimitMeasure measure) => measure switch
    {
        LimitMeasure.Unpacked => Between(change.Unpacked),
        LimitMeasure.Content => Between(change.Content),
        LimitMeasure.Layers => new Growth(change.Layers?.A, change.Layers?.B),
        LimitMeasure.Own => Own(change.Own, change.Unpacked),
        LimitMeasure.OwnContent => Own(change.OwnContent, change.Content),
        _ when change.IsWithoutTimes => Growth.Unknown("the times were not measured under the same conditions"),
        _ => OfTime(change.Times, measure),
    };

    /// <summary>Of the times of one variant; a limit on a size is not known from them.</summary>
    public static Growth OfTime(IReadOnlyList<TimeChange> times, LimitMeasure measure)
    {
        var cache = Words.Find<CacheState>(measure.Word());
        if (times.FirstOrDefault(time => time.Cache == cache) is not { } time)
            return Growth.Unknown("no such build was measured");
        if (!time.IsOneWay)
            return Growth.Unknown("the builder got its files in another way on either side (way in builds.csv)");
        return new Growth(Seconds(time.A?.Mean), Seconds(time.B?.Mean))
        {
            Ratio = time.Ratio?.Value,
            RatioLow = time.Ratio?.Low,
            RatioHigh = time.Ratio?.High,
        };
    }

    private static Growth Own(SizeChange? own, SizeChange? whole) => Growth.OwnPart(Between(whole), own?.A.Bytes, own?.B.Bytes);

    private static Growth Between(SizeChange? change) => change is null
        ? Growth.Unknown("it is not known of both")
        : new Growth(change.A.Bytes, change.B.Bytes);

    private static decimal? Seconds(TimeSpan? time) => time?.Ticks / (decimal)TimeSpan.TicksPerSecond;
}
