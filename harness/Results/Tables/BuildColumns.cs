using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Results.Csv;

namespace ImageBench.Results.Tables;

/// <summary>
/// The columns of builds.csv, there and back. A read build has its step counts but not its steps; its error holds the log's tail.
/// </summary>
internal static class BuildColumns
{
    private static readonly string[] Naming = [.. KeyColumns.Names, "cache", "round", KeyColumns.Node];

    public static readonly CsvTable<BuildRecord> Table = new(
    [.. KeyColumns.Names, "cache", "round"],
    [
        .. KeyColumns.Of<BuildRecord>(build => VariantKey.Of(build.Key)),
        new(
            "cache",
            build => build.Key.Cache.Word(),
            $"what the build cache knew when the clock started: {Words.List<CacheState>()}", "word"),
        new("round", build => Cell.Of(build.Key.Round), "the pass over all variants and cache states that it belongs to, from 1", "count"),
        new("position", build => Cell.Of(build.Position), "its place in the plan of the run, from 1", "count"),
        new("started_at_utc", build => Cell.Of(build.StartedAt), "when it was begun"),
        new(
            "status",
            build => build.Outcome.Status.Word(),
            $"what became of it: {Words.List<BuildStatus>()}; only a built one is in any figure", "word"),
        new("build_seconds", build => Cell.Of(build.Outcome.Elapsed), "from the first byte of the request to the image id"),
        new("solve_seconds", build => Cell.Of(build.Outcome.Solve), "of that, what the builder's steps took, as the builder tells it"),
        new("export_seconds", build => Cell.Of(build.Outcome.Export), "of that, what making the image of the last step took"),
        new("upload_seconds", build => Cell.Of(build.Outcome.Upload), "of that, what sending the context took"),
        new("context_files", build => Cell.Of(build.ContextFiles), "files of the build context, after the ignore file", "count"),
        new("context_bytes", build => Cell.Of(build.ContextSize), "their bytes"),
        new("steps_total", build => Cell.Of(build.Outcome.StepCounts?.Total), "instructions that the builder had to see to", "count"),
        new("steps_cached", build => Cell.Of(build.Outcome.StepCounts?.Cached), "of these, those that came from the cache", "count"),
        new("image_id", build => Cell.Of(build.Outcome.ImageId), "the image that it gave"),
        new("error", build => Cell.Of(ErrorText.Of(build.Outcome)), "why it gave none, or is invalid, with the end of the log"),
        new(
            "critical_path_seconds",
            build => Cell.Of(build.Outcome.StepTimes?.CriticalPath),
            "the longest chain of steps of which each waited for the one before: no builder is faster"),
        new("work_seconds", build => Cell.Of(build.Outcome.StepTimes?.Work), "all steps together, as if one had run after the other"),
        new(
            "load_average",
            build => Cell.Number(build.LoadAverage),
            "processes that ran or waited on the machine that builds, over the minute before", "number"),
        new(
            "way",
            build => build.Outcome.Way?.Word() ?? "",
            $"how the context came to the builder: {Words.List<BuildWay>()}; times of the two are not comparable", "word"),
        new("sent_bytes", build => Cell.Of(build.Outcome.Sent), "what was sent of the context"),
        new("registry_seconds", build => Cell.Of(build.Outcome.Registry), "what the engine spent asking registries inside of the build"),
    ]);

    /// <summary>Null for a build in a cache state, or with a builder, that this version does not know: it can say nothing of it.</summary>
    public static BuildRecord? Find(StoredRow row) => Key(row) is { } key ? Read(row, key) : null;

    /// <summary>What names the build that a row of builds.csv, or of steps.csv, is about; null as in <see cref="Find"/>.</summary>
    public static BuildKey? Key(StoredRow row) => KeyColumns.Find(row) is { } variant && row.Known<CacheState>("cache") is { } cache
        ? new BuildKey(variant.Scenario, variant.Variant, variant.Builder, cache, row.Value("round", Cell.ToCount)) { Node = variant.Node }
        : null;

    /// <summary>Whether two rows of one file name the same build, by their words.</summary>
    public static bool IsOfOne(StoredRow row, StoredRow other) =>
        Array.TrueForAll(Naming, column => row.Text(column) == other.Text(column));

    private static BuildRecord Read(StoredRow row, BuildKey key) => new(
        key,
        row.Value("position", Cell.ToCount),
        row.Value("started_at_utc", Cell.ToTime),
        row.Value("context_files", Cell.ToCount),
        row.Value("context_bytes", Cell.ToSize),
        Outcome(row))
    {
        LoadAverage = row.Optional("load_average", Cell.ToNumber),
    };

    private static BuildOutcome Outcome(StoredRow row) => new(
        row.Value("status", Words.Find<BuildStatus>),
        row.Value("build_seconds", Cell.ToSeconds),
        row.Optional("solve_seconds", Cell.ToSeconds),
        row.Optional("export_seconds", Cell.ToSeconds),
        row.Optional("upload_seconds", Cell.ToSeconds),
        Steps: [],
        row.OptionalText("image_id"),
        row.OptionalText("error"),
        LogTail: [])
    {
        StepCounts = row.Optional("steps_total", Cell.ToCount) is { } total
            ? new StepCounts(total, row.Value("steps_cached", Cell.ToCount))
            : null,
        StepTimes = TimeColumns.Steps(row),
        Way = row.OptionalText("way") is { } way ? Words.Find<BuildWay>(way) : null,
        Sent = row.Optional("sent_bytes", Cell.ToSize),
        Registry = row.Optional("registry_seconds", Cell.ToSeconds),
    };
}
