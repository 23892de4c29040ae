using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Statistics;
using ImageBench.Statistics.Comparing;
using ImageBench.Statistics.Nodes;
using ImageBench.Statistics.Variants;

namespace ImageBench.Reports.Text;

/// <summary>
/// The results of one scenario, in the order of every table and chart: the baseline first, then from the largest image to the smallest,
/// then what has none; a variant's builders stand together.
/// </summary>
internal sealed record ScenarioResults(string Name, IReadOnlyList<VariantSummary> Variants, IReadOnlyList<BuildRecord> Builds)
{
    // Asked for by every chart and table, of each variant: looked through once, however many builds there are.
    private readonly ILookup<(string Variant, Builder Builder, CacheState Cache), BuildRecord> _built = Builds
        .Where(build => build.Outcome.Status == BuildStatus.Built)
        .ToLookup(build => (build.Key.Variant, build.Key.Builder, build.Key.Cache));

    public IReadOnlyList<LayerSummary> Layers { get; init; } = [];

    public IReadOnlyList<CheckRecord> Checks { get; init; } = [];

    public IReadOnlyList<TransferSummary> Transfers { get; init; } = [];

    /// <summary>By image; none of a run of an older version.</summary>
    public IReadOnlyDictionary<VariantKey, ImageContents> Contents { get; init; } = new Dictionary<VariantKey, ImageContents>();

    /// <summary>How the variants' times compare with the baseline's, in the order of <c>Variants</c>.</summary>
    public IReadOnlyList<TimeComparison> Comparisons { get; init; } = [];

    /// <summary>The same over several machines and on each of them; none of a run that was not merged.</summary>
    public IReadOnlyList<NodeComparison> Nodes { get; init; } = [];

    public bool HasSeveralBuilders => Variants.Select(variant => variant.Builder).Distinct().Skip(1).Any();

    /// <summary>Whether there is one variant, so that nothing is compared.</summary>
    public bool IsAlone => Variants.DistinctBy(variant => variant.Variant).Count() == 1;

    /// <summary>What stands beside the baseline's bars: nothing where there are no others.</summary>
    public string NoteOfBaseline => IsAlone ? "" : "baseline";

    public IEnumerable<CacheState> CacheStates => Variants.SelectMany(variant => variant.Times.Keys).Distinct().Order();

    /// <summary>The smallest image of those that count, or null where none does.</summary>
    public VariantSummary? Smallest => Counting.MinBy(variant => variant.Image!.Unpacked);

    public IEnumerable<VariantSummary> Counting => Variants.Where(variant => variant is { Counts: true, Image: not null });

    /// <summary>The scenarios of a run, in the order in which its files name them.</summary>
    public static IReadOnlyList<ScenarioResults> Of(RunResults results)
    {
        // Each table is gone through once: a run of many machines may have thousands of scenarios.
        var builds = results.Builds.ToLookup(build => build.Key.Scenario);
        var nodes = results.Comparisons.ToLookup(comparison => comparison.Variant.Scenario);
        var checks = results.Checks.ToLookup(check => check.Key.Scenario);
        var transfers = results.Transfers.ToLookup(transfer => transfer.Key.Scenario);
        var layers = results.Layers.ToLookup(layer => layer.Variant?.Scenario);
        var contents = results.Contents.ToLookup(image => image.Key.Scenario);
        return [.. results.Variants.GroupBy(variant => variant.Scenario).Select(scenario => new ScenarioResults(
            scenario.Key, Ordered(scenario), [.. builds[scenario.Key]])
        {
            Nodes = [.. nodes[scenario.Key]],
            Comparisons = TimeComparison.Of([.. scenario], builds[scenario.Key]),
            Checks = [.. checks[scenario.Key]],
            Transfers = TransferSummary.Of([.. transfers[scenario.Key]]),
            Layers = [.. layers[scenario.Key]],
            Contents = contents[scenario.Key].ToDictionary(image => image.Key, image => image.Contents),
        })];
    }

    public ImageContents? ContentsOf(VariantSummary variant) => Contents.GetValueOrDefault(variant.Key);

    public VariantSummary? BaselineFor(VariantSummary variant) =>
        Counting.FirstOrDefault(other => other.IsBaseline && other.Builder == variant.Builder);

    /// <summary>A variant's builds that gave an image in that cache state, in the order in which they were made.</summary>
    public IEnumerable<BuildRecord> BuiltOf(VariantSummary variant, CacheState cache) => _built[(variant.Variant, variant.Builder, cache)];

    /// <summary>The build of a variant in that state that took the median time (of two in the middle the shorter one), or null.</summary>
    public BuildRecord? MedianBuild(VariantSummary variant, CacheState cache)
    {
        var built = BuiltOf(variant, cache).OrderBy(build => build.Outcome.Elapsed).ToList();
        return built.Count == 0 ? null : built[(built.Count - 1) / 2];
    }

    /// <summary>The layers of a variant's image, oldest first; empty where they are not known.</summary>
    public IReadOnlyList<LayerSummary> LayersOf(VariantSummary variant) => [.. Layers.Where(layer => layer.Variant == variant.Key)];

    public string NameOf(VariantSummary variant) => HasSeveralBuilders ? $"{variant.Variant} ({variant.Builder.Word()})" : variant.Variant;

    /// <summary>Why a variant's figures do not count, in a few words.</summary>
    public static string WhyNot(VariantSummary variant) => variant.Status switch
    {
        BuildStatus.Failed => "failed to build",
        BuildStatus.TimedOut => "timed out",
        BuildStatus.Cancelled => "not finished",
        BuildStatus.Skipped => $"not for {variant.Builder.Word()}",
        _ => variant.Check == CheckResult.Failed ? "check failed" : "not measured",
    };

    private static List<VariantSummary> Ordered(IEnumerable<VariantSummary> variants) =>
        [.. variants
            .GroupBy(variant => variant.Variant)
            .OrderByDescending(group => group.Any(variant => variant.IsBaseline))
            .ThenByDescending(group => group.Max(variant => variant.Counts ? variant.Image?.Unpacked.Bytes ?? -1 : -1))
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .SelectMany(group => group.OrderBy(variant => variant.Builder))];
}
