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
        new("base_set", row => row.BaseSet.Word(), $"where parent images came from: {Words.List<BaseSet>()}", "word"),
        new("is_baseline", row => Cell.Of(row.IsBaseline), "whether the others of the scenario are compared with it", "true, false"),
        new("status", row => row.Status.Word(), $"what became of its builds: {Words.List<BuildStatus>()}", "word"),
        new("check", row => row.Check.Word(), $"whether the image works: {Words.List<CheckResult>()}", "word"),
        new(
            "unpacked_size_bytes",
            row => Cell.Of(row.Image?.Unpacked),
            "files in all layers: regular files and the lengths of symlink targets"),
        new(
            "content_size_bytes",
            row => Cell.Of(row.Image?.Content),
            "manifest, config and compressed layers, as a registry holds and sends them"),
        new(
            "content_size_source",
            row => row.Image?.ContentSource?.Word() ?? "",
            $"where that is from: {Words.List<ContentSource>()}", "word"),
        new(
            "engine_size_bytes",
            row => Cell.Of(row.Image?.EngineSize),
            "what the engine itself calls the size, which differs between image stores: compare it with nothing"),
        new("layer_count", row => Cell.Of(row.Image?.LayerCount), "layers of the image", "count"),
        new("history_count", row => Cell.Of(row.Image?.HistoryCount), "entries of its history, those without a layer too", "count"),
        new(
            "parent_layer_count",
            row => Cell.Of(row.Image?.ParentLayerCount),
            "of the layers, those that it shares with its parent image", "count"),
        new("parent_unpacked_size_bytes", row => Cell.Of(row.Image?.ParentUnpacked), "what these hold"),
        new(
            "wasted_bytes",
            row => Cell.Of(row.Image?.Wasted),
            "files of a layer that a later one replaces or deletes, and that are sent all the same"),
        new("file_count", row => Cell.Of(row.Image?.FileCount), "regular files of all layers", "count"),
        new(
            "unpacked_reduction_percent",
            row => Cell.Percent(row.UnpackedReductionPercent),
            "how much less the unpacked size is than the baseline's; below 0 it is more"),
        new("content_reduction_percent", row => Cell.Percent(row.ContentReductionPercent), "the same of the content size"),
        new("has_shell", row => Cell.Of(row.Image?.HasShell), "whether a shell is in it", "true, false"),
        new("user", row => Cell.Of(row.Image?.User), "the user that its programs run as; empty: root"),
        new("package_count", row => Cell.Of(row.Image?.PackageCount), "installed packages, where a package database tells them", "count"),
        new("setuid_count", row => Cell.Of(row.Image?.SetuidCount), "programs that run with the rights of their owner or group", "count"),
        .. CheckColumns.All,
        .. BudgetColumns.All,
    ]);

    /// <summary>What its columns mean.</summary>
    public static IReadOnlyList<ColumnMeaning> Meanings => Table.OfRun("").Meanings;

    /// <summary>The names of its columns, in their order.</summary>
    public static IReadOnlyList<string> Columns => Table.Names;

    public static string Text(string runId, IReadOnlyList<VariantSummary> variants) => Table.OfRun(runId).Text(variants);

    /// <summary>
    /// The rows of a file, top to bottom, without those of builders that this version does not know. Their times stand in times.csv; a file
    /// of before that has them itself.
    /// </summary>
    public static IReadOnlyList<VariantSummary> Read(string path)
    {
        var read = new HashSet<VariantKey>();
        return [.. Table.Read(path).Select(Find).OfType<VariantSummary>()];

        VariantSummary? Find(StoredRow row) => KeyColumns.Find(row) is not { } key ? null
            : read.Add(key) ? Read(row, key)
            : throw row.Twice(key.ToString());
    }

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
