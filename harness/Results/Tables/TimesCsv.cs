using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Results.Csv;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Variants;

namespace ImageBench.Results.Tables;

/// <summary>times.csv: one row per variant, builder and cache state that has builds; the times of steps stand at the cold ones.</summary>
internal static class TimesCsv
{
    private static readonly CsvTable<StateTimes> Table = new(
    [.. KeyColumns.Names, "cache"],
    [
        .. KeyColumns.Of<StateTimes>(row => row.Variant),
        new("cache", row => row.Cache.Word(), "the cache state that the times are of", "word"),
        .. TimeColumns.Of<StateTimes>(row => row.Times, row => row.Steps),
    ]);

    /// <summary>What its columns mean.</summary>
    public static IReadOnlyList<ColumnMeaning> Meanings => Table.OfRun("").Meanings;

    /// <summary>The names of its columns, in their order.</summary>
    public static IReadOnlyList<string> Columns => Table.Names;

    public static string Text(string runId, IReadOnlyList<VariantSummary> variants) => Table.OfRun(runId).Text(
        from variant in variants
        from state in variant.Times.OrderBy(state => state.Key)
        select new StateTimes(variant.Key, state.Key, state.Value, state.Key == CacheState.Cold ? variant.ColdSteps : null));

    /// <summary>
    /// The variants with the times that a file has of them. A cache state that this version does not know is passed over.
    /// </summary>
    public static IReadOnlyList<VariantSummary> AddTo(IReadOnlyList<VariantSummary> variants, string path)
    {
        var rows = Table.Read(path).Select(Find).OfType<StateTimes>().ToLookup(row => row.Variant);
        return [.. variants.Select(variant => Add(variant, rows[variant.Key]))];
    }

    private static VariantSummary Add(VariantSummary variant, IEnumerable<StateTimes> rows)
    {
        var times = new SortedDictionary<CacheState, TimeSummary>();
        StepTimes? coldSteps = null;
        foreach (var row in rows)
        {
            times[row.Cache] = row.Times;
            if (row.Cache == CacheState.Cold)
                coldSteps = row.Steps;
        }

        return variant with { Times = times, ColdSteps = coldSteps };
    }

    private static StateTimes? Find(StoredRow row) =>
        KeyColumns.Find(row) is { } variant && row.Known<CacheState>("cache") is { } cache
            ? new StateTimes(variant, cache, TimeColumns.Times(row), TimeColumns.Steps(row))
            : null;

    private sealed record StateTimes(VariantKey Variant, CacheState Cache, TimeSummary Times, StepTimes? Steps);
}
