using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Results.Csv;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Variants;

namespace ImageBench.Results.Tables;

/// <summary>
/// variants.csv: one row per variant and builder, without its times. The columns are the same for every run; those of what was not measured
/// are empty.
/// </summary>
internal static class VariantsCsv
{
    private static readonly CsvTable<VariantSummary> Table = new(
    KeyColumns.Names,
    [
        .. KeyColumns.Of<VariantSummary>(row => row.Key),
        new("base_set", row => row.BaseSet.Word()),
        new("is_baseline", row => Cell.Of(row.IsBaseline)),
        new("status", row => row.Status.Word()),
        new("check", row => row.Check.Word()),
        new("unpacked_size_bytes", row => Cell.Of(row.Image?.Unpacked)),
        new("content_size_bytes", row => Cell.Of(row.Image?.Content)),
        new("content_size_source", row => row.Image?.ContentSource?.Word() ?? ""),
        new("engine_size_bytes", row => Cell.Of(row.Image?.EngineSize)),
        new("layer_count", row => Cell.Of(row.Image?.LayerCount)),
        new("history_count", row => Cell.Of(row.Image?.HistoryCount)),
        new("parent_layer_count", row => Cell.Of(row.Image?.ParentLayerCount)),
        new("parent_unpacked_size_bytes", row => Cell.Of(row.Image?.ParentUnpacked)),
        new("wasted_bytes", row => Cell.Of(row.Image?.Wasted)),
        new("file_count", row => Cell.Of(row.Image?.FileCount)),
        new("unpacked_reduction_percent", row => Cell.Percent(row.UnpackedReductionPercent)),
        new("content_reduction_percent", row => Cell.Percent(row.ContentReductionPercent)),
        new("has_shell", row => Cell.Of(row.Image?.HasShell)),
        new("user", row => Cell.Of(row.Image?.User)),
        new("package_count", row => Cell.Of(row.Image?.PackageCount)),
        new("setuid_count", row => Cell.Of(row.Image?.SetuidCount)),
        .. CheckColumns.All,
        .. BudgetColumns.All,
    ]);

    public static IReadOnlyList<string> Columns => Table.Names;

    public static string Text(string runId, IReadOnlyList<VariantSummary> variants) => Table.OfRun(runId).Text(variants);

    /// <summary>
    /// The rows of a file, top to bottom, without those of builders that this version does not know. Their times stand in times.csv; a file
    /// of before that has them itself.
    /// </summary>
    public static IReadOnlyList<VariantSummary> Read(string path) => [.. Table.Read(path).Select(Find).OfType<VariantSummary>()];

    private static VariantSummary? Find(StoredRow row) => KeyColumns.Find(row) is { } key ? Read(row, key) : null;

    private static VariantSummary Read(StoredRow row, VariantKey key) => new(
        key.Scenario,
        key.Variant,
        key.Builder,
        row.Value("base_set", Words.Find<BaseSet>),
        row.Value("is_baseline", Cell.ToFlag),
        row.Value("status", Words.Find<BuildStatus>),
        row.Value("check", Words.Find<CheckResult>),
        row.Optional("unpacked_size_bytes", Cell.ToSize) is { } unpacked ? Image(row, unpacked) : null,
        row.Optional("unpacked_reduction_percent", Cell.ToNumber),
        row.Optional("content_reduction_percent", Cell.ToNumber),
        OlderTimes(row))
    {
        Node = key.Node,
        ColdSteps = TimeColumns.Steps(row, Prefix(CacheState.Cold)),
        Running = CheckColumns.Read(row),
        Budget = BudgetColumns.Read(row),
    };

    private static SortedDictionary<CacheState, TimeSummary> OlderTimes(StoredRow row)
    {
        var times = new SortedDictionary<CacheState, TimeSummary>();
        foreach (var cache in Enum.GetValues<CacheState>())
        {
            if (row.OptionalText(Prefix(cache) + "rounds") is not null)
                times[cache] = TimeColumns.Times(row, Prefix(cache));
        }

        return times;
    }

    private static string Prefix(CacheState cache) => cache.Word().Replace('-', '_') + "_";

    private static ImageSummary Image(StoredRow row, ByteSize unpacked) => new(
        unpacked,
        row.Optional("content_size_bytes", Cell.ToSize),
        row.Optional("engine_size_bytes", Cell.ToSize),
        row.Value("layer_count", Cell.ToCount),
        row.Value("history_count", Cell.ToCount),
        row.Optional("parent_layer_count", Cell.ToCount),
        row.Optional("parent_unpacked_size_bytes", Cell.ToSize),
        row.Optional("wasted_bytes", Cell.ToSize),
        row.Value("file_count", Cell.ToCount),
        row.Text("user"))
    {
        ContentSource = Words.Find<ContentSource>(row.Text("content_size_source")),
        HasShell = row.Optional("has_shell", Cell.ToFlag),
        PackageCount = row.Optional("package_count", Cell.ToCount),
        SetuidCount = row.Optional("setuid_count", Cell.ToCount),
        Equipment = CheckColumns.ReadEquipment(row),
    };
}
