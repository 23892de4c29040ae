using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;

namespace ImageBench.Results.Csv;

/// <summary>The columns that tell in every file which run, and which image of it, a row is about.</summary>
internal static class KeyColumns
{
    /// <summary>
    /// Those without which a row is about nothing. The run's id is none of them: older files have it in builds.csv alone.
    /// </summary>
    public static IReadOnlyList<string> Names { get; } = ["scenario", "variant", "builder"];

    public static Column<T> Run<T>(string runId) => new(
        "run_id",
        _ => Cell.Of(runId),
        "the run that the row is of: the name of its folder");

    /// <summary>The column that tells in a merged run which machine a row is of.</summary>
    public const string Node = "node";

    public static IEnumerable<Column<T>> Of<T>(Func<T, VariantKey> key) =>
    [
        new("scenario", row => Cell.Of(key(row).Scenario), "the program that was built"),
        new("variant", row => Cell.Of(key(row).Variant), "the way in which it was built"),
        new("builder", row => key(row).Builder.Word(), $"what built it: {Words.List<Builder>()}", "word"),
    ];

    /// <summary>
    /// Null where the builder is one that this version does not know: it has no name for the image, so the row is to be passed over.
    /// </summary>
    public static VariantKey? Find(StoredRow row) => row.Known<Builder>("builder") is { } builder
        ? new VariantKey(row.Text("scenario"), row.Text("variant"), builder) { Node = row.OptionalText(Node) }
        : null;

    /// <summary>
    /// What the rows hold of those scenarios (null: of all), by image and in their order, without those of images that this version has no
    /// name for.
    /// </summary>
    public static ILookup<VariantKey, T> Group<T>(
        IEnumerable<StoredRow> rows, Func<string, bool>? isWanted, Func<StoredRow, T> read) => rows
            .Select(row => (Key: Find(row), Row: row))
            .Where(row => row.Key is { } key && isWanted?.Invoke(key.Scenario) != false)
            .ToLookup(row => row.Key!, row => read(row.Row));
}
