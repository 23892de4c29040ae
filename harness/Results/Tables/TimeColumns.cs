using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Results.Csv;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Variants;

namespace ImageBench.Results.Tables;

/// <summary>The columns that variants.csv has for each cache state: eight, and two at the end of the table; all empty where a variant has no build in that state.</summary>
internal static class TimeColumns
{
    public static IEnumerable<Column<VariantSummary>> Of(CacheState cache)
    {
        var prefix = Prefix(cache);
        return
        [
            new(prefix + "_rounds", row => Cell.Of(Times(row)?.Rounds)),
            new(prefix + "_median_seconds", row => Cell.Of(Times(row)?.Median)),
            new(prefix + "_mean_seconds", row => Cell.Of(Times(row)?.Mean)),
            new(prefix + "_ci_low_seconds", row => Cell.Of(Times(row)?.Low)),
            new(prefix + "_ci_high_seconds", row => Cell.Of(Times(row)?.High)),
            new(prefix + "_ratio", row => Cell.Ratio(Times(row)?.Ratio?.Value)),
            new(prefix + "_ratio_ci_low", row => Cell.Ratio(Times(row)?.Ratio?.Low)),
            new(prefix + "_ratio_ci_high", row => Cell.Ratio(Times(row)?.Ratio?.High)),
        ];

        TimeSummary? Times(VariantSummary row) => row.Times.GetValueOrDefault(cache);
    }

    public static IEnumerable<Column<VariantSummary>> Later(CacheState cache) =>
    [
        new(Prefix(cache) + "_sd_seconds", row => Cell.Of(row.Times.GetValueOrDefault(cache)?.Deviation)) { IsLater = true },
        new(Prefix(cache) + "_outliers", row => Cell.Of(row.Times.GetValueOrDefault(cache)?.Outliers)) { IsLater = true },
    ];

    public static IReadOnlyDictionary<CacheState, TimeSummary> Read(StoredRow row)
    {
        var times = new SortedDictionary<CacheState, TimeSummary>();
        foreach (var cache in Enum.GetValues<CacheState>())
        {
            var prefix = Prefix(cache);
            if (row.Optional(prefix + "_rounds", Cell.ToCount) is { } rounds)
                times[cache] = Read(row, prefix, rounds);
        }

        return times;
    }

    private static TimeSummary Read(StoredRow row, string prefix, int rounds) => new(
        rounds,
        row.Value(prefix + "_median_seconds", Cell.ToSeconds),
        row.Value(prefix + "_mean_seconds", Cell.ToSeconds),
        row.Optional(prefix + "_ci_low_seconds", Cell.ToSeconds),
        row.Optional(prefix + "_ci_high_seconds", Cell.ToSeconds),
        row.Optional(prefix + "_ratio", Cell.ToNumber) is { } ratio
            ? new Ratio(ratio, row.Optional(prefix + "_ratio_ci_low", Cell.ToNumber), row.Optional(prefix + "_ratio_ci_high", Cell.ToNumber))
            : null)
    {
        Deviation = row.Optional(prefix + "_sd_seconds", Cell.ToSeconds),
        Outliers = row.Optional(prefix + "_outliers", Cell.ToCount),
    };

    private static string Prefix(CacheState cache) => cache.Word().Replace('-', '_');
}
