using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Results.Csv;

namespace ImageBench.Results.Tables;

/// <summary>
/// steps.csv: one row per step of every build, builds in the order in which they were made. <c>step</c> counts from 1 within the build,
/// over the builder's own steps too; <c>number</c> is the step's number in its stage, empty for those; <c>inputs</c> are the steps that it
/// waits for.
/// </summary>
internal static class StepsCsv
{
    private static readonly CsvTable<BuildStep> Table = new(
    [.. KeyColumns.Names, "cache", "round", "step"],
    [
        .. KeyColumns.Of<BuildStep>(row => VariantKey.Of(row.Build)),
        new("cache", row => row.Build.Cache.Word(), "the build's cache state", "word"),
        new("round", row => Cell.Of(row.Build.Round), "the build's round", "count"),
        new("step", row => Cell.Of(row.Place + 1), "its place in the build, from 1, by which inputs name it", "count"),
        new("stage", row => Cell.Of(row.Step.Stage), "the stage of the Dockerfile that it is of"),
        new(
            "number",
            row => Cell.Of(row.Step.Number),
            "its place in the stage, as the builder counts; empty for what is no instruction, such as reading the context", "count"),
        new("instruction", row => Cell.Of(row.Step.Instruction), "what it ran, as the builder shows it"),
        new("started_seconds", row => Cell.Of(row.Step.Started), "from the start of the build to its start"),
        new("seconds", row => Cell.Of(row.Step.Duration), "how long it took"),
        new("cached", row => Cell.Of(row.Step.Cached), "whether it came from the cache", "true, false"),
        new(
            "inputs",
            row => Cell.Of(row.Step.Inputs.Select(input => input + 1)),
            "the steps that it waited for, by their places, with blanks between"),
        new(
            "log",
            row => Cell.OfLines(row.Step.LogTail),
            "the last lines that it printed, with \u23ce between them; kept of a variant's first cold or as-found build"),
    ]);

    /// <summary>What its columns mean.</summary>
    public static IReadOnlyList<ColumnMeaning> Meanings => Table.OfRun("").Meanings;

    /// <summary>The names of its columns, in their order.</summary>
    public static IReadOnlyList<string> Columns => Table.Names;

    public static string Text(string runId, IReadOnlyList<BuildRecord> builds) => Table.OfRun(runId).Text(builds.SelectMany(StepsOf));

    /// <summary>Adds the rows of a build as it ends.</summary>
    public static void Append(string path, string runId, BuildRecord build) => Table.OfRun(runId).Append(path, StepsOf(build));

    /// <summary>The steps of a file by their build. A step's name is not kept: it is made of the others.</summary>
    public static IReadOnlyDictionary<BuildKey, IReadOnlyList<Step>> Read(string path, Func<string, bool>? isWanted = null)
    {
        var (steps, waits) = (new Dictionary<BuildKey, List<Step>>(), new Dictionary<string, IReadOnlyList<int>>());
        var (before, its) = (default(StoredRow), default(List<Step>));
        foreach (var row in Table.ReadGrown(path))
        {
            // Those of a build stand together: it is looked for once.
            if (before is null || !BuildColumns.IsOfOne(before, row))
                its = BuildColumns.Key(row) is { } key && isWanted?.Invoke(key.Scenario) != false ? Of(key) : null;
            its?.Add(Step(row, waits));
            before = row;
        }

        return steps.ToDictionary(build => build.Key, IReadOnlyList<Step> (build) => build.Value);

        List<Step> Of(BuildKey key)
        {
            if (!steps.TryGetValue(key, out var known))
                steps[key] = known = [];
            return known;
        }
    }

    private static IEnumerable<BuildStep> StepsOf(BuildRecord build) =>
        build.Outcome.Steps.Select((step, place) => new BuildStep(build.Key, place, step));

    // The builds of a variant wait in one way: that is kept once.
    private static IReadOnlyList<int> Inputs(StoredRow row, Dictionary<string, IReadOnlyList<int>> waits)
    {
        if (!waits.TryGetValue(row.Text("inputs"), out var inputs))
        {
            inputs = [.. (row.Optional("inputs", Cell.ToCounts) ?? []).Select(input => input - 1)];
            waits[row.Text("inputs")] = inputs;
        }

        return inputs;
    }

    private static Step Step(StoredRow row, Dictionary<string, IReadOnlyList<int>> waits) => new(
        row.Text("instruction"),
        row.OptionalText("stage"),
        row.Optional("number", Cell.ToCount),
        row.Text("instruction"),
        row.Optional("started_seconds", Cell.ToSeconds),
        row.Optional("seconds", Cell.ToSeconds),
        row.Value("cached", Cell.ToFlag),
        Error: null)
    {
        Inputs = Inputs(row, waits),
        LogTail = Cell.ToLines(row.OptionalText("log")),
    };

    private sealed record BuildStep(BuildKey Build, int Place, Step Step);
}
