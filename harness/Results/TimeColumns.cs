using ImageBench.Model;
using ImageBench.Statistics;

namespace ImageBench.Results;

/// <summary>The eight columns that variants.csv has for each cache state; all empty where a variant has no build in that state.</summary>
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
            : null);

    private static string Prefix(CacheState cache) => cache.Word().Replace('-', '_');
}
