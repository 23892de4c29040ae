using System.Text.Json;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Results.Csv;
using ImageBench.Results.Exports.Tools;
using ImageBench.Statistics;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Variants;

namespace ImageBench.Results.Exports;

/// <summary>
/// results.json: what a run found out about each variant, for programs that read no CSV. Names and meanings are those of variants.csv and
/// times.csv; every key is always there, and what is not known is null.
/// </summary>
internal static class ResultsJson
{
    public const string Name = "results.json";

    public static Task Write(RunResults results, string runFolder, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        WholeFile.Write(Path.Combine(runFolder, Name), Text(results));
        return Task.CompletedTask;
    }

    public static string Text(RunResults results) => PlainText.Whole(JsonSerializer.Serialize(Run(results), PlainJson.Options) + "\n");

    private static object Run(RunResults results) => new
    {
        run_id = results.Run.Id,
        variants = results.Variants.Select(Variant),
    };

    private static object Variant(VariantSummary variant) => new
    {
        scenario = variant.Scenario,
        variant = variant.Variant,
        builder = variant.Builder.Word(),
        base_set = variant.BaseSet.Word(),
        is_baseline = variant.IsBaseline,
        status = variant.Status.Word(),
        check = variant.Check.Word(),
        unpacked_size_bytes = variant.Image?.Unpacked.Bytes,
        content_size_bytes = variant.Image?.Content?.Bytes,
        layer_count = variant.Image?.LayerCount,
        wasted_bytes = variant.Image?.Wasted?.Bytes,
        unpacked_reduction_percent = variant.UnpackedReductionPercent,
        times = variant.Times.OrderBy(state => state.Key).Select(state => Time(state.Key, state.Value)),
    };

    private static object Time(CacheState cache, TimeSummary time) => new
    {
        cache = cache.Word(),
        rounds = time.Rounds,
        median_seconds = time.Median.TotalSeconds,
        mean_seconds = time.Mean.TotalSeconds,
        ci_low_seconds = time.Low?.TotalSeconds,
        ci_high_seconds = time.High?.TotalSeconds,
        ratio = time.Ratio?.Value,
        ratio_ci_low = time.Ratio?.Low,
        ratio_ci_high = time.Ratio?.High,
    };
}
