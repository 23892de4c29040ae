using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Statistics.Intervals;

namespace ImageBench.Statistics.Variants;

/// <summary>
/// What the builds of a run come to, variant by variant: scenarios in their order, within one all variants of one builder together
/// (they are compared with each other), in the scenario's order. A variant that no build was begun of has no summary,
/// unless its builder cannot build it.
/// </summary>
internal static class VariantRows
{
    /// <summary>
    /// <paramref name="checks"/> holds the variants that were checked; all others are <see cref="CheckResult.None"/>.
    /// <paramref name="skipped"/> holds those that a builder of the run cannot build.
    /// </summary>
    public static IReadOnlyList<VariantSummary> Make(
        IReadOnlyList<Scenario> scenarios,
        BaseSet baseSet,
        IReadOnlyList<BuildRecord> builds,
        IReadOnlyList<MeasuredImage> images,
        IReadOnlyDictionary<VariantKey, CheckResult> checks,
        params IReadOnlyCollection<VariantKey> skipped) => Make(scenarios, baseSet, builds, Images(images), checks, skipped);

    /// <summary>The same of images whose figures are known.</summary>
    public static IReadOnlyList<VariantSummary> Make(
        IReadOnlyList<Scenario> scenarios,
        BaseSet baseSet,
        IReadOnlyList<BuildRecord> builds,
        IReadOnlyDictionary<VariantKey, ImageSummary> images,
        IReadOnlyDictionary<VariantKey, CheckResult> checks,
        IReadOnlyCollection<VariantKey> skipped)
    {
        var found = builds.GroupBy(build => VariantKey.Of(build.Key)).ToDictionary(
            group => group.Key, group => new VariantBuilds([.. group]));
        var summaries = new List<VariantSummary>();
        foreach (var scenario in scenarios)
        {
            foreach (var builder in Enum.GetValues<Builder>())
            {
                var rows = scenario.Variants
                    .Select(variant => new VariantKey(scenario.Name, variant.Name, builder))
                    .Where(key => found.ContainsKey(key) || skipped.Contains(key) || images.ContainsKey(key))
                    .Select(key =>
                        Summarize(
                            key,
                            key.Variant == scenario.Baseline,
                            baseSet,
                            found.GetValueOrDefault(key),
                            checks.GetValueOrDefault(key),
                            images.GetValueOrDefault(key)))
                    .ToList();
                var baseline = rows.Find(row => row is { IsBaseline: true, Counts: true });
                summaries.AddRange(baseline is null ? rows : rows.Select(row => Compare(row, baseline, found)));
            }
        }

        return summaries;
    }

    /// <summary>The figures of images by their variants.</summary>
    public static Dictionary<VariantKey, ImageSummary> Images(IReadOnlyList<MeasuredImage> images) =>
        images.ToDictionary(VariantKey.Of, Summarize);

    private static VariantSummary Summarize(
        VariantKey key, bool isBaseline, BaseSet baseSet, VariantBuilds? builds, CheckResult check, ImageSummary? image) => new(
        key.Scenario,
        key.Variant,
        key.Builder,
        baseSet,
        isBaseline,
        // An image that is measured and not built is there.
        builds?.Status ?? (image is null ? BuildStatus.Skipped : BuildStatus.Built),
        check,
        image,
        null,
        null,
        builds?.Times() ?? new Dictionary<CacheState, TimeSummary>())
        {
            ColdSteps = builds?.ColdSteps(),
        };

    // The baseline has neither reduction nor ratio: compared with itself it says nothing, and "0 %" and "1.00" look like measurements.
    private static VariantSummary Compare(VariantSummary row, VariantSummary baseline, Dictionary<VariantKey, VariantBuilds> found)
    {
        if (row.IsBaseline || !row.Counts)
            return row;
        return row with
        {
            UnpackedReductionPercent = Reduction(row.Image?.Unpacked, baseline.Image?.Unpacked),
            ContentReductionPercent = Reduction(row.Image?.Content, baseline.Image?.Content),
            Times = found.TryGetValue(row.Key, out var its) && found.TryGetValue(baseline.Key, out var others)
                ? its.Times(others)
                : row.Times,
        };
    }

    private static double? Reduction(ByteSize? size, ByteSize? baseline) =>
        size is { } small && baseline is { Bytes: > 0 } large ? 100 * (1 - ((double)small.Bytes / large.Bytes)) : null;

    private static ImageSummary Summarize(MeasuredImage image) => new(
        image.Facts.Unpacked,
        image.Facts.Content,
        image.EngineSize,
        image.Facts.Layers.Count,
        image.Facts.HistoryCount,
        image.ParentLayerCount,
        image.ParentUnpacked,
        image.Facts.Wasted,
        image.Facts.FileCount,
        image.Facts.User)
    {
        ContentSource = image.Facts.ContentSource,
        PackageCount = image.Facts.PackageCount,
        SetuidCount = image.Facts.SetuidCount,
        HasShell = image.Facts.HasShell,
        Equipment = image.Facts.Equipment,
    };
}
