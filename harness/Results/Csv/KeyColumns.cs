using ImageBench.Model.Builds;
using ImageBench.Model.Runs;

namespace ImageBench.Results.Csv;

/// <summary>The three columns that tell in every file which image a row is about.</summary>
internal static class KeyColumns
{
    public static IEnumerable<Column<T>> Of<T>(Func<T, VariantKey> key) =>
    [
        new("scenario", row => Cell.Of(key(row).Scenario)),
        new("variant", row => Cell.Of(key(row).Variant)),
        new("builder", row => key(row).Builder.Word()),
    ];

    public static VariantKey Read(StoredRow row) => new(
        row.Text("scenario"),
        row.Text("variant"),
        row.Value("builder", word => Words.Find<Builder>(word, Words.Word)));
}
