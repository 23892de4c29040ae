using ImageBench.Model;
using ImageBench.Model.Limits;
using ImageBench.Model.Runs;

namespace ImageBench.Statistics.History;

/// <summary>One image over the last runs of a history, oldest first, at least one.</summary>
internal sealed record HistoryTrend(VariantKey Key, IReadOnlyList<HistoryRow> Rows)
{
    public HistoryRow Newest => Rows[^1];

    /// <summary>
    /// The trends by scenario and variant, each of its last so many runs. The order of the rows does not matter, nor whether one is there
    /// twice: git puts the lines of two files together as it likes.
    /// </summary>
    public static IReadOnlyList<HistoryTrend> Of(IEnumerable<HistoryRow> rows, int last) =>
    [
        .. rows.GroupBy(row => row.Key)
            .OrderBy(image => image.Key.ToString(), StringComparer.Ordinal)
            .Select(image => new HistoryTrend(
                image.Key,
                [
                    .. image.DistinctBy(row => row.RunId)
                        .OrderBy(row => row.StartedAt).ThenBy(row => row.RunId, StringComparer.Ordinal)
                        .TakeLast(last),
                ])),
    ];

    /// <summary>What comes of limits for the newest run, held against one of those before it.</summary>
    public IReadOnlyList<LimitFinding> Judge(LimitGate gate, HistoryBase against) =>
        gate.Judge(Key.Scenario, Key.Variant, Key.Builder.Word(), [], measure => GrowthOf(measure, against));

    private Growth GrowthOf(LimitMeasure measure, HistoryBase against) => measure switch
    {
        _ when Rows.Count < 2 => Growth.Unknown("the history has no earlier run of it"),
        LimitMeasure.Unpacked => Between(row => row.Unpacked?.Bytes, against),
        LimitMeasure.Content => Between(row => row.Content?.Bytes, against),
        LimitMeasure.Layers => Between(row => row.LayerCount, against),
        LimitMeasure.Own => Own(against),
        _ => Growth.Unknown($"a history keeps no {measure.Word()} figures"),
    };

    private Growth Own(HistoryBase against)
    {
        var own = Between(row => (row.Unpacked - row.ParentUnpacked)?.Bytes, against);
        return Growth.OwnPart(Between(row => row.Unpacked?.Bytes, against), own.Base, own.Head);
    }

    private Growth Between(Func<HistoryRow, long?> figure, HistoryBase against)
    {
        var earlier = Rows.SkipLast(1).Select(figure);
        return new Growth(against == HistoryBase.Oldest ? earlier.First() : earlier.Min(), figure(Newest));
    }
}
