using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Results.Csv;
using ImageBench.Statistics.Variants;

namespace ImageBench.Results.Tables;

/// <summary>variants.csv: one row per variant and builder. The columns are the same for every run; those of what was not measured are empty.</summary>
internal static class VariantsCsv
{
    private static readonly CsvTable<VariantSummary> Table = new(
    [
        new("scenario", row => Cell.Of(row.Scenario)),
        new("variant", row => Cell.Of(row.Variant)),
        new("builder", row => row.Builder.Word()),
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
        .. Enum.GetValues<CacheState>().SelectMany(TimeColumns.Of),
        .. CheckColumns.First,
        new("has_shell", row => Cell.Of(row.Image?.HasShell)),
        new("user", row => Cell.Of(row.Image?.User)),
        new("package_count", row => Cell.Of(row.Image?.PackageCount)) { IsLater = true },
        new("setuid_count", row => Cell.Of(row.Image?.SetuidCount)) { IsLater = true },
        new("cold_critical_path_seconds", row => Cell.Of(row.ColdSteps?.CriticalPath)) { IsLater = true },
        new("cold_work_seconds", row => Cell.Of(row.ColdSteps?.Work)) { IsLater = true },
        new("cold_parallelism", row => Cell.Number(row.ColdSteps?.Parallelism)) { IsLater = true },
        .. Enum.GetValues<CacheState>().SelectMany(TimeColumns.Later),
        .. CheckColumns.Later,
        .. BudgetColumns.All,
    ]);

    public static string Text(IReadOnlyList<VariantSummary> variants) => Table.Text(variants);

    /// <summary>The rows of a file, top to bottom.</summary>
    public static IReadOnlyList<VariantSummary> Read(string path) => [.. Table.Parse(path, WholeFile.Read(path)).Select(Read)];

    private static VariantSummary Read(StoredRow row) => new(
        row.Text("scenario"),
        row.Text("variant"),
        row.Value("builder", Words.Find<Builder>),
        row.Value("base_set", Words.Find<BaseSet>),
        row.Value("is_baseline", Cell.ToFlag),
        row.Value("status", Words.Find<BuildStatus>),
        row.Value("check", Words.Find<CheckResult>),
        row.Optional("unpacked_size_bytes", Cell.ToSize) is { } unpacked ? Image(row, unpacked) : null,
        row.Optional("unpacked_reduction_percent", Cell.ToNumber),
        row.Optional("content_reduction_percent", Cell.ToNumber),
        TimeColumns.Read(row))
    {
        ColdSteps = row.Optional("cold_work_seconds", Cell.ToSeconds) is { } work ? new StepTimes(row.Value("cold_critical_path_seconds", Cell.ToSeconds), work) : null,
        Running = CheckColumns.Read(row),
        Budget = BudgetColumns.Read(row),
    };

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
        ContentSource = row.Optional("content_size_source", Words.Find<ContentSource>),
        HasShell = row.Optional("has_shell", Cell.ToFlag),
        PackageCount = row.Optional("package_count", Cell.ToCount),
        SetuidCount = row.Optional("setuid_count", Cell.ToCount),
        Equipment = CheckColumns.ReadEquipment(row),
    };
}
