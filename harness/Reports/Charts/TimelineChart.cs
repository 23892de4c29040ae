using ImageBench.Model.Builds;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Variants;

namespace ImageBench.Reports.Charts;

/// <summary>
/// When each step of a build ran: one panel for every variant (its build of median time), in it one lane for every stage, so that stages
/// which ran side by side are seen side by side. All panels have one axis. A cached step takes no time: it is a thin pale mark.
/// </summary>
internal static class TimelineChart
{
    // Shares of the longest build: the width of a cached step's mark, the least that a step of the builder's own must take to be shown, and
    // the least in which a step has room for its name.
    private const double Mark = 0.004;
    private const double LeastOwn = 0.01;
    private const double LeastNamed = 0.07;

    // The axis of every panel reaches as far beyond the longest build as its text needs beside it.
    private const double WithText = 1.3;

    /// <summary>The cache state that is shown, the coldest whose steps are known; null where no steps are.</summary>
    public static CacheState? State(ScenarioResults scenario) => scenario.CacheStates
        .Where(state => scenario.Counting.Any(variant => Steps(scenario, variant, state).Any(step => step.Duration > TimeSpan.Zero)))
        .Cast<CacheState?>()
        .FirstOrDefault();

    public static IReadOnlyList<BarPanel> Panels(ScenarioResults scenario, CacheState state)
    {
        VariantSummary[] shown = [.. scenario.Counting.Where(variant => Steps(scenario, variant, state).Count > 0)];
        var longest = shown.SelectMany(variant => Steps(scenario, variant, state)).Max(step =>
            (step.Started + step.Duration)?.TotalSeconds ?? 0);
        return [.. shown.Select(variant => new BarPanel(
            $"{ChartFonts.Drawable(scenario.NameOf(variant))}: {Figures.Seconds(scenario.MedianBuild(variant, state)!.Outcome.Elapsed)}",
            variant == shown[^1] ? "seconds from the build's first step; pale: from the cache" : "seconds",
            WholeNumbers: false,
            [.. Lanes(Steps(scenario, variant, state), longest).Select(lane => Row(lane.Key, [.. lane], variant, longest))])
        {
            LeastEnd = longest * WithText,
        })];
    }

    private static IReadOnlyList<Step> Steps(ScenarioResults scenario, VariantSummary variant, CacheState state) =>
        scenario.MedianBuild(variant, state)?.Outcome.Steps ?? [];

    // The builder's own steps first, since a build begins with them; stages in the order in which they begin.
    private static IEnumerable<IGrouping<string, Step>> Lanes(IReadOnlyList<Step> steps, double longest) => steps
        .Where(step =>
            step is { Started: not null, Duration: { } duration }
                && (step.Number is not null || duration.TotalSeconds >= LeastOwn * longest))
        .OrderBy(step => step.Started)
        .GroupBy(step => step.Number is null ? "the builder itself" : step.Stage ?? "unnamed stage")
        .OrderByDescending(lane => lane.Key == "the builder itself");

    private static BarRow Row(string lane, IReadOnlyList<Step> steps, VariantSummary variant, double longest)
    {
        var (full, pale) = ChartStyle.ColoursOf(variant.IsBaseline);
        var parts = new List<BarPart>();
        var end = 0d;
        foreach (var step in steps)
        {
            // Steps of one lane that overlap (the builder's own do) share what they overlap in.
            var start = Math.Max(end, step.Started!.Value.TotalSeconds);
            var until = Math.Max(start + (Mark * longest), (step.Started + step.Duration)!.Value.TotalSeconds);
            if (start > end)
                parts.Add(BarPart.Gap(start - end));
            parts.Add(new BarPart(until - start, step.Cached ? pale : full)
            {
                IsApart = until - start > 2 * Mark * longest,
                Label = step.Number is not null && until - start >= LeastNamed * longest ? step.Keyword : "",
                LabelColour = ChartStyle.Background,
            });
            end = until;
        }

        var took = steps.Aggregate(TimeSpan.Zero, (sum, step) => sum + step.Duration!.Value);
        return new BarRow(ChartFonts.Drawable(lane), parts, Figures.Seconds(took), Figures.Count(steps.Count, "step"));
    }
}
