using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Nodes;
using ImageBench.Statistics.Variants;

namespace ImageBench.Statistics;

/// <summary>
/// The results of a merged run, whose files have a row for each machine, with one for each variant and builder. Bytes are bytes on any
/// machine: an image's figures, with its layers and contents, are those of the first machine that has a working one. Times are never mixed.
/// </summary>
internal static class JoinedNodes
{
    public static RunResults Of(RunResults results)
    {
        var builds = results.Builds.GroupBy(build => VariantKey.Of(build.Key)).ToDictionary(
            group => group.Key, group => new VariantBuilds([.. group]));
        var groups = results.Variants.GroupBy(row => row.Key with { Node = null }).ToDictionary(
            group => group.Key, group => group.ToList());
        var baselines = groups.Where(group => group.Value.Any(row => row.IsBaseline)).ToLookup(
            group => group.Key with { Variant = "" }, group => group.Key);
        var comparisons = new List<NodeComparison>();
        var (variants, shown) = (new List<VariantSummary>(), new HashSet<VariantKey>());
        foreach (var (key, rows) in groups)
        {
            var first = rows.Find(row => row is { Counts: true, Image: not null }) ?? rows.Find(row => row.Image is not null) ?? rows[0];
            shown.Add(first.Key);
            var baseline = first.IsBaseline ? null : baselines[key with { Variant = "" }].FirstOrDefault();
            var own = rows.Count > 1
                && baseline is not null && builds.TryGetValue(key, out var its) && builds.TryGetValue(baseline, out var other)
                ? NodeComparison.Between(key, its, other)
                : [];
            comparisons.AddRange(own);
            var joined = rows.Count == 1 ? first : Join(first, rows, builds.GetValueOrDefault(key), own);
            variants.Add(joined with { Node = null, Nodes = [.. rows.Select(row => row.Node).OfType<string>()] });
        }

        return results with
        {
            Variants = variants,
            Comparisons = comparisons,
            Layers = [.. results.Layers.Where(layer => layer.Variant is null || shown.Contains(layer.Variant))
                .Select(layer => layer with { Variant = layer.Variant is null ? null : layer.Variant with { Node = null } })],
            Contents = [.. results.Contents.Where(image => shown.Contains(image.Key))
                .Select(image => image with { Key = image.Key with { Node = null } })],
            Checks = [.. results.Checks.Select(check => check with { Key = check.Key with { Node = null } })],
            Transfers = [.. results.Transfers.Select(transfer => transfer with { Key = transfer.Key with { Node = null } })],
        };
    }

    private static VariantSummary Join(
        VariantSummary first, List<VariantSummary> rows, VariantBuilds? builds, IReadOnlyList<NodeComparison> comparisons)
    {
        var times = new SortedDictionary<CacheState, TimeSummary>();
        foreach (var cache in rows.SelectMany(row => row.Times.Keys).Distinct())
        {
            var ratio = comparisons.FirstOrDefault(comparison => comparison.Cache == cache)?.Mean.Ratio;
            if (builds is not null && NodeTimes.Of(builds, cache, ratio) is { } summary)
                times[cache] = summary;
        }

        return first with
        {
            Status = rows.Select(row => row.Status).MinBy(Weight),
            Check = rows.Any(row => row.Check == CheckResult.Failed) ? CheckResult.Failed : first.Check,
            Times = times,
        };
    }

    // What failed on one machine has failed, as one build that failed makes a variant a failed one.
    private static int Weight(BuildStatus status) => status switch
    {
        BuildStatus.Failed => 0,
        BuildStatus.TimedOut => 1,
        BuildStatus.Cancelled => 2,
        BuildStatus.Built => 3,
        _ => 4,
    };
}
