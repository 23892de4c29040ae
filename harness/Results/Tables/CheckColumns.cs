using ImageBench.Model.Images;
using ImageBench.Results.Csv;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Variants;

namespace ImageBench.Results.Tables;

/// <summary>The columns of variants.csv on what running an image takes and what it cannot do, there and back.</summary>
internal static class CheckColumns
{
    private const string NoPackageManager = "none";

    public static IEnumerable<Column<VariantSummary>> All =>
    [
        new("check_rounds", row => Cell.Of(row.Running?.Rounds), "starts that the next figures come from", "count"),
        new(
            "ready_seconds",
            row => Cell.Of(row.Running?.Ready?.Median),
            "from the request to start it to the first probe that passes: the median"),
        new("ready_ci_low_seconds", row => Cell.Of(row.Running?.Ready?.Low), "the lower end of the 95 % interval of its mean"),
        new("ready_ci_high_seconds", row => Cell.Of(row.Running?.Ready?.High), "the upper end"),
        new(
            "memory_bytes",
            row => Cell.Of(row.Running?.Memory?.Median),
            "memory when it was ready, without page cache that can be dropped: the median"),
        new("memory_ci_low_bytes", row => Cell.Of(row.Running?.Memory?.Low), "the lower end of the 95 % interval of its mean"),
        new("memory_ci_high_bytes", row => Cell.Of(row.Running?.Memory?.High), "the upper end"),
        new("cpu_to_ready_seconds", row => Cell.Of(row.Running?.Cpu?.Median), "processor time until it was ready: the median"),
        new("cpu_to_ready_ci_low_seconds", row => Cell.Of(row.Running?.Cpu?.Low), "the lower end of the 95 % interval of its mean"),
        new("cpu_to_ready_ci_high_seconds", row => Cell.Of(row.Running?.Cpu?.High), "the upper end"),
        new("can_exec", row => Cell.Of(row.Running?.CanExec), "whether a shell can be opened in it (docker exec)", "true, false"),
        new(
            "stops_on_signal",
            row => Cell.Of(row.Running?.StopsOnSignal),
            "whether it ended on its stop signal, before it was killed", "true, false"),
        new("stop_seconds", row => Cell.Of(row.Running?.Stop), "from the stop signal to its end"),
        new("package_manager", row => Cell.Of(PackageManager(row.Image?.Equipment)), "the package manager that is in it, or none", "word"),
        new(
            "has_ca_bundle",
            row => Cell.Of(row.Image?.Equipment?.HasCaBundle),
            "whether it holds the certificates that TLS connections need", "true, false"),
        new("has_time_zones", row => Cell.Of(row.Image?.Equipment?.HasTimeZones), "whether it holds a time zone database", "true, false"),
        new(
            "has_resolver_config",
            row => Cell.Of(row.Image?.Equipment?.HasResolverConfig),
            "whether it holds /etc/nsswitch.conf, which tells how names are resolved", "true, false"),
        new("runs_as_root", row => Cell.Of(row.Image?.RunsAsRoot), "whether its programs run as root", "true, false"),
    ];

    /// <summary>A name, "none", or null where it is not known.</summary>
    public static string? PackageManager(Equipment? equipment) => equipment is null ? null : equipment.PackageManager ?? NoPackageManager;

    /// <summary>Null where the row holds nothing of it.</summary>
    public static CheckSummary? Read(StoredRow row)
    {
        var read = new CheckSummary
        {
            Rounds = row.Optional("check_rounds", Cell.ToCount),
            Ready = Times(row, "ready"),
            Memory = row.Optional("memory_bytes", Cell.ToSize) is { } memory
                ? new SizeSpread(
                    memory, row.Optional("memory_ci_low_bytes", Cell.ToSizeBound), row.Optional("memory_ci_high_bytes", Cell.ToSize))
                : null,
            Cpu = Times(row, "cpu_to_ready"),
            CanExec = row.Optional("can_exec", Cell.ToFlag),
            StopsOnSignal = row.Optional("stops_on_signal", Cell.ToFlag),
            Stop = row.Optional("stop_seconds", Cell.ToSeconds),
        };
        return read == new CheckSummary() ? null : read;
    }

    public static Equipment? ReadEquipment(StoredRow row) => row.OptionalText("package_manager") is { } manager
        ? new Equipment(
            manager == NoPackageManager ? null : manager,
            row.Value("has_ca_bundle", Cell.ToFlag),
            row.Value("has_time_zones", Cell.ToFlag),
            row.Value("has_resolver_config", Cell.ToFlag))
        : null;

    private static TimeSpread? Times(StoredRow row, string name) => row.Optional($"{name}_seconds", Cell.ToSeconds) is { } median
        ? new TimeSpread(
            median, row.Optional($"{name}_ci_low_seconds", Cell.ToSeconds), row.Optional($"{name}_ci_high_seconds", Cell.ToSeconds))
        : null;
}
