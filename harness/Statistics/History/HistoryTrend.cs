using ImageBench.Model;
using ImageBench.Model.Limits;
using ImageBench.Model.Runs;

namespace ImageBench.Statistics.History;

/// <summary>One image over the last runs of a history, oldest first, at least one.</summary>
internal sealed record HistoryTrend(VariantKey Key, IReadOnlyList<HistoryRow> Rows)
{
    public HistoryRow Newest => Rows[^1];

    /// <summary>
    /// Whether it is in the newest run of its scenario: what was removed since, or did not work there, is held to nothing.
    /// </summary>
    public bool IsCurrent { get; init; } = true;

    // Figures of different base sets say nothing of each other.
    private IReadOnlyList<HistoryRow> Earlier => [.. Rows.SkipLast(1).Where(row => row.BaseSet == Newest.BaseSet)];

    /// <summary>
    /// The trends by scenario and variant, each of its last so many runs. The order of the rows does not matter, nor whether one is there
    /// twice: git puts the lines of two files together as it likes.
    /// </summary>
    public static IReadOnlyList<HistoryTrend> Of(IEnumerable<HistoryRow> rows, int last) =>
    [
        .. rows.GroupBy(row => row.Key.Scenario).SelectMany(scenario => OfScenario([.. InTime(scenario)], last))
            .OrderBy(trend => trend.Key.ToString(), StringComparer.Ordinal),
    ];

    /// <summary>What comes of limits for the newest run, held against one of those before it.</summary>
    public IReadOnlyList<LimitFinding> Judge(LimitGate gate, HistoryReference against) =>
        gate.Judge(Key.Scenario, Key.Variant, Key.Builder.Word(), [], measure => GrowthOf(measure, against));

    private static IEnumerable<HistoryTrend> OfScenario(IReadOnlyList<HistoryRow> rows, int last) => rows
        .GroupBy(row => row.Key)
        .Select(image => new HistoryTrend(image.Key, [.. image.DistinctBy(row => row.RunId).TakeLast(last)])
        {
            IsCurrent = image.Any(row => row.RunId == rows[^1].RunId),
        });

    private static IEnumerable<HistoryRow> InTime(IEnumerable<HistoryRow> rows) =>
        rows.OrderBy(row => row.StartedAt).ThenBy(row => row.RunId, StringComparer.Ordinal);

    private Growth GrowthOf(LimitMeasure measure, HistoryReference against) => measure switch
    {
        _ when !IsCurrent => Growth.Unknown("it is not in the newest run of its scenario"),
        _ when Rows.Count < 2 => Growth.Unknown("the history has no earlier run of it"),
        _ when Earlier.Count == 0 => Growth.Unknown("the earlier runs of it have another base set"),
        LimitMeasure.Unpacked => Between(row => row.Unpacked?.Bytes, against),
        LimitMeasure.Content => Between(row => row.Content?.Bytes, against),
        LimitMeasure.Layers => Between(row => row.LayerCount, against),
        LimitMeasure.Own => Own(against),
        _ => Growth.Unknown($"a history keeps no {measure.Word()} figures"),
    };

    private Growth Own(HistoryReference against)
    {
        var own = Between(row => (row.Unpacked - row.ParentUnpacked)?.Bytes, against);
        return Growth.OwnPart(Between(row => row.Unpacked?.Bytes, against), own.Base, own.Head);
    }

    private Growth Between(Func<HistoryRow, long?> figure, HistoryReference against)
    {
        var earlier = Earlier.Select(figure);
        return new Growth(against == HistoryReference.Oldest ? earlier.First() : earlier.Min(), figure(Newest));
    }
}
