using ImageBench.Model.Builds;
using ImageBench.Model.Limits;
using ImageBench.Model.Runs;
using ImageBench.Statistics;
using ImageBench.Statistics.Comparing;
using ImageBench.Statistics.Outcomes;
using ImageBench.Statistics.Variants;

namespace ImageBench.Runs.Outcomes;

/// <summary>A comparison of two runs, or of two variants of one, as an outcome.</summary>
internal static class ComparisonOutcome
{
    /// <summary>The results are those that were compared; without a name it is called by B's scenarios.</summary>
    public static Outcome Of(Comparison comparison, RunResults a, RunResults b, string? name, IReadOnlyList<LimitFinding> findings)
    {
        var names = new VariantNames(comparison.Changes.SelectMany(change => (VariantKey[])[change.A, change.B])
            .Concat(comparison.NotCompared.Select(variant => variant.Key)));
        ImageOutcome[] images =
        [
            .. comparison.Changes.Select(change => Changed(change, a, b, names)),
            .. comparison.NotCompared.Select(variant => NotCompared(variant, a, b, names)),
        ];
        return new Outcome(name ?? Name(images), images)
        {
            Base = comparison.A.Id,
            Head = comparison.B.Id,
            Engine = RunOutcome.EngineText(comparison.B.Engine),
            Limits = [.. findings.Select(finding => GrowthOutcome.Of(finding, names.NameOf(finding)))],
            Notes =
            [
                .. comparison.Differences.Select(difference => $"The two differ in a condition: {difference.Phrase}."),
                .. ComparisonNotes.Of(comparison),
            ],
        };
    }

    private static string Name(ImageOutcome[] images) =>
        string.Join(", ", images.Select(image => image.Scenario).Distinct()) is { Length: > 0 and <= 100 } names ? names : "all";

    private static ImageOutcome Changed(VariantChange change, RunResults a, RunResults b, VariantNames names)
    {
        var (was, now) = (Row(a, change.A), Row(b, change.B));
        return Image(names.NameOf(change.B), was, now, a, b) with
        {
            Times = [.. change.Times.Select(time => State(time, a, was, b, now))],
        };
    }

    private static ImageOutcome NotCompared(NotCompared variant, RunResults a, RunResults b, VariantNames names) =>
        Image(names.NameOf(variant.Key), variant.A, variant.B, a, b);

    private static ImageOutcome Image(string name, VariantSummary? was, VariantSummary? now, RunResults a, RunResults b)
    {
        var key = (now ?? was)!.Key;
        var isCompared = was is { Counts: true } && now is { Counts: true };
        return new ImageOutcome(
            name, was is null ? null : RunOutcome.Side(a, was), now is null ? null : RunOutcome.Side(b, now))
        {
            Scenario = key.Scenario,
            Variant = key.Variant,
            Builder = key.Builder,
            ParentChange = isCompared ? now!.Image?.ParentUnpacked - was!.Image?.ParentUnpacked : null,
            Layers = isCompared ? StoredLayers.Aligned(a, was!.Key, b, now!.Key) : [],
        };
    }

    private static StateTimes State(TimeChange time, RunResults a, VariantSummary? was, RunResults b, VariantSummary? now) => new(
        time.Cache,
        Times(a, was, time.Cache),
        Times(b, now, time.Cache),
        time.Ratio);

    private static MeasuredTimes? Times(RunResults results, VariantSummary? row, CacheState cache) =>
        RunOutcome.Times(results, row, cache);

    private static VariantSummary? Row(RunResults results, VariantKey key) => results.Variants.FirstOrDefault(row => row.Key == key);
}
