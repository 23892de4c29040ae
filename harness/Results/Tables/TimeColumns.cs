using ImageBench.Model.Builds;
using ImageBench.Results.Csv;
using ImageBench.Statistics.Intervals;

namespace ImageBench.Results.Tables;

/// <summary>
/// The columns of what the builds of one cache state took, there and back. Files of before times.csv have them in variants.csv, once a
/// state, with the state in front of their names: the <c>prefix</c>.
/// </summary>
internal static class TimeColumns
{
    public static IEnumerable<Column<T>> Of<T>(Func<T, TimeSummary> times, Func<T, StepTimes?> steps) =>
    [
        new("rounds", row => Cell.Of(times(row).Rounds)),
        new("median_seconds", row => Cell.Of(times(row).Median)),
        new("mean_seconds", row => Cell.Of(times(row).Mean)),
        new("ci_low_seconds", row => Cell.Of(times(row).Low)),
        new("ci_high_seconds", row => Cell.Of(times(row).High)),
        new("sd_seconds", row => Cell.Of(times(row).Deviation)),
        new("outliers", row => Cell.Of(times(row).Outliers)),
        new("ratio", row => Cell.Ratio(times(row).Ratio?.Value)),
        new("ratio_ci_low", row => Cell.Ratio(times(row).Ratio?.Low)),
        new("ratio_ci_high", row => Cell.Ratio(times(row).Ratio?.High)),
        new("critical_path_seconds", row => Cell.Of(steps(row)?.CriticalPath)),
        new("work_seconds", row => Cell.Of(steps(row)?.Work)),
        new("parallelism", row => Cell.Number(steps(row)?.Parallelism)),
    ];

    public static TimeSummary Times(StoredRow row, string prefix = "") => new(
        row.Value(prefix + "rounds", Cell.ToCount),
        row.Value(prefix + "median_seconds", Cell.ToSeconds),
        row.Value(prefix + "mean_seconds", Cell.ToSeconds),
        row.Optional(prefix + "ci_low_seconds", Cell.ToSeconds),
        row.Optional(prefix + "ci_high_seconds", Cell.ToSeconds),
        Ratio(row, prefix))
    {
        Deviation = row.Optional(prefix + "sd_seconds", Cell.ToSeconds),
        Outliers = row.Optional(prefix + "outliers", Cell.ToCount),
    };

    /// <summary>Null where the row tells nothing of steps.</summary>
    public static StepTimes? Steps(StoredRow row, string prefix = "") => row.Optional(prefix + "work_seconds", Cell.ToSeconds) is { } work
        ? new StepTimes(row.Value(prefix + "critical_path_seconds", Cell.ToSeconds), work)
        : null;

    private static Ratio? Ratio(StoredRow row, string prefix) => row.Optional(prefix + "ratio", Cell.ToNumber) is { } ratio
        ? new Ratio(ratio, row.Optional(prefix + "ratio_ci_low", Cell.ToNumber), row.Optional(prefix + "ratio_ci_high", Cell.ToNumber))
        : null;
}
