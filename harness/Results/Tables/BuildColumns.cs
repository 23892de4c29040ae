using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Results.Csv;

namespace ImageBench.Results.Tables;

/// <summary>The columns of builds.csv, there and back. A read build has its step counts but not its steps; its error holds the log's tail.</summary>
internal static class BuildColumns
{
    public static CsvTable<BuildRecord> Table(string runId) => new(
    [
        new("run_id", _ => Cell.Of(runId)),
        new("scenario", build => Cell.Of(build.Key.Scenario)),
        new("variant", build => Cell.Of(build.Key.Variant)),
        new("builder", build => build.Key.Builder.Word()),
        new("cache", build => build.Key.Cache.Word()),
        new("round", build => Cell.Of(build.Key.Round)),
        new("position", build => Cell.Of(build.Position)),
        new("started_at_utc", build => Cell.Of(build.StartedAt)),
        new("status", build => build.Outcome.Status.Word()),
        new("build_seconds", build => Cell.Of(build.Outcome.Elapsed)),
        new("solve_seconds", build => Cell.Of(build.Outcome.Solve)),
        new("export_seconds", build => Cell.Of(build.Outcome.Export)),
        new("upload_seconds", build => Cell.Of(build.Outcome.Upload)),
        new("context_files", build => Cell.Of(build.ContextFiles)),
        new("context_bytes", build => Cell.Of(build.ContextSize)),
        new("steps_total", build => Cell.Of(build.Outcome.StepCounts?.Total)),
        new("steps_cached", build => Cell.Of(build.Outcome.StepCounts?.Cached)),
        new("image_id", build => Cell.Of(build.Outcome.ImageId)),
        new("error", build => Cell.Of(ErrorText.Of(build.Outcome))),
        new("critical_path_seconds", build => Cell.Of(build.Outcome.StepTimes?.CriticalPath)) { IsLater = true },
        new("work_seconds", build => Cell.Of(build.Outcome.StepTimes?.Work)) { IsLater = true },
        new("load_average", build => Cell.Number(build.LoadAverage)) { IsLater = true },
    ]);

    public static BuildRecord Read(StoredRow row) => new(
        new BuildKey(
            row.Text("scenario"),
            row.Text("variant"),
            row.Value("builder", word => Words.Find<Builder>(word, Words.Word)),
            row.Value("cache", word => Words.Find<CacheState>(word, Words.Word)),
            row.Value("round", Cell.ToCount)),
        row.Value("position", Cell.ToCount),
        row.Value("started_at_utc", Cell.ToTime),
        row.Value("context_files", Cell.ToCount),
        row.Value("context_bytes", Cell.ToSize),
        Outcome(row))
    {
        LoadAverage = row.Optional("load_average", Cell.ToNumber),
    };

    private static BuildOutcome Outcome(StoredRow row) => new(
        row.Value("status", word => Words.Find<BuildStatus>(word, Words.Word)),
        row.Value("build_seconds", Cell.ToSeconds),
        row.Optional("solve_seconds", Cell.ToSeconds),
        row.Optional("export_seconds", Cell.ToSeconds),
        row.Optional("upload_seconds", Cell.ToSeconds),
        Steps: [],
        row.OptionalText("image_id"),
        row.OptionalText("error"),
        LogTail: [])
    {
        StepCounts = row.Optional("steps_total", Cell.ToCount) is { } total ? new StepCounts(total, row.Value("steps_cached", Cell.ToCount)) : null,
        StepTimes = row.Optional("work_seconds", Cell.ToSeconds) is { } work ? new StepTimes(row.Value("critical_path_seconds", Cell.ToSeconds), work) : null,
    };
}
