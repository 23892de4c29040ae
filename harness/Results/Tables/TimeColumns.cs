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
        new("rounds", row => Cell.Of(times(row).Rounds), "builds that the figures come from", "count"),
        new("median_seconds", row => Cell.Of(times(row).Median), "the median of build_seconds"),
        new("mean_seconds", row => Cell.Of(times(row).Mean), "the mean"),
        new("ci_low_seconds", row => Cell.Of(times(row).Low), "the lower end of the 95 % interval of the mean"),
        new("ci_high_seconds", row => Cell.Of(times(row).High), "the upper end"),
        new("sd_seconds", row => Cell.Of(times(row).Deviation), "the standard deviation"),
        new("outliers", row => Cell.Of(times(row).Outliers), "builds beyond Tukey's fences; they are in all figures", "count"),
        new("ratio", row => Cell.Ratio(times(row).Ratio?.Value), "its time over the baseline's, paired within the rounds", "ratio"),
        new("ratio_ci_low", row => Cell.Ratio(times(row).Ratio?.Low), "the lower end of its 95 % interval", "ratio"),
        new(
            "ratio_ci_high",
            row => Cell.Ratio(times(row).Ratio?.High),
            "the upper end; where the interval leaves out 1, a difference is shown", "ratio"),
        new("critical_path_seconds", row => Cell.Of(steps(row)?.CriticalPath), "of cold builds, the median of the longest chain of steps"),
        new("work_seconds", row => Cell.Of(steps(row)?.Work), "of cold builds, the median of all steps together"),
        new(
            "parallelism",
            row => Cell.Number(steps(row)?.Parallelism),
            "work over critical path: how many steps could run at once", "ratio"),
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
