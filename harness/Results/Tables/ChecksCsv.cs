using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Results.Csv;

namespace ImageBench.Results.Tables;

/// <summary>
/// checks.csv: one row per start of an image, in the order in which they were made; round 0 gave the verdict, the others measured.
/// </summary>
internal static class ChecksCsv
{
    private static readonly CsvTable<CheckRecord> Table = new(
    [.. KeyColumns.Names, "round"],
    [
        .. KeyColumns.Of<CheckRecord>(row => row.Key),
        new("round", row => Cell.Of(row.Round), "0 gave the verdict, the others measured", "count"),
        new("started_at_utc", row => Cell.Of(row.StartedAt), "when it was started"),
        new("result", row => row.Result.Word(), $"what the check found: {Words.List<CheckResult>()}", "word"),
        new("ready_seconds", row => Cell.Of(row.Ready), "from the request to start it to the first probe that passes"),
        new("probes", row => Cell.Of(row.Probes), "how often it was asked until then", "count"),
        new("probe_seconds", row => Cell.Of(row.Probe), "how long that last probe took"),
        new("memory_bytes", row => Cell.Of(row.Memory), "memory when it was ready, without page cache that can be dropped"),
        new("cpu_to_ready_seconds", row => Cell.Of(row.Cpu), "processor time until it was ready"),
        new("can_exec", row => Cell.Of(row.CanExec), "whether a shell can be opened in it (docker exec)", "true, false"),
        new(
            "stops_on_signal",
            row => Cell.Of(row.StopsOnSignal),
            "whether it ended on its stop signal, before it was killed", "true, false"),
        new("stop_seconds", row => Cell.Of(row.Stop), "from the stop signal to its end"),
        new("asked", row => Cell.Of(row.Failure?.Asked), "of a check that failed: what was asked"),
        new("came", row => Cell.Of(row.Failure?.Came), "what came instead of the right answer"),
        new("likely_cause", row => Cell.Of(row.Failure?.Cause), "what it probably fails of"),
        new(
            "log",
            row => Cell.OfLines(row.Failure?.Log),
            "the last lines that it wrote, with \u23ce between them"),
    ]);

    /// <summary>What its columns mean.</summary>
    public static IReadOnlyList<ColumnMeaning> Meanings => Table.OfRun("").Meanings;

    /// <summary>The names of its columns, in their order.</summary>
    public static IReadOnlyList<string> Columns => Table.Names;

    public static string Text(string runId, IReadOnlyList<CheckRecord> checks) => Table.OfRun(runId).Text(checks);

    /// <summary>Adds a row as the check ends.</summary>
    public static void Append(string path, string runId, CheckRecord check) => Table.OfRun(runId).Append(path, check);

    /// <summary>
    /// The rows of a file, top to bottom; none where an older harness left no such file. Of two of one start the later holds: the run was
    /// gone on with in between, and stopped again.
    /// </summary>
    public static IReadOnlyList<CheckRecord> Read(string path) =>
        LastRow.OfEach(Table.ReadGrown(path).Select(Find).OfType<CheckRecord>(), check => (check.Key, check.Round));

    private static CheckRecord? Find(StoredRow row) => KeyColumns.Find(row) is { } key ? Read(row, key) : null;

    private static CheckRecord Read(StoredRow row, VariantKey key) => new(
        key,
        row.Value("round", Cell.ToCount),
        row.Value("started_at_utc", Cell.ToTime),
        row.Value("result", Words.Find<CheckResult>))
    {
        Ready = row.Optional("ready_seconds", Cell.ToSeconds),
        Probes = row.Optional("probes", Cell.ToCount),
        Probe = row.Optional("probe_seconds", Cell.ToSeconds),
        Memory = row.Optional("memory_bytes", Cell.ToSize),
        Cpu = row.Optional("cpu_to_ready_seconds", Cell.ToSeconds),
        CanExec = row.Optional("can_exec", Cell.ToFlag),
        StopsOnSignal = row.Optional("stops_on_signal", Cell.ToFlag),
        Stop = row.Optional("stop_seconds", Cell.ToSeconds),
        Failure = row.OptionalText("asked") is { } asked
            ? new CheckFailure(asked, row.Text("came"), row.OptionalText("likely_cause"), Cell.ToLines(row.OptionalText("log")))
            : null,
    };
}
