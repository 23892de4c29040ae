using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Variants;

namespace ImageBench.Reports.Charts;

/// <summary>
/// The build time of every variant, one panel for each cache state: a cold build takes hundreds of times a warm one, so one axis would
/// flatten the warm bars, and bars on a logarithmic axis have no length that means anything.
/// </summary>
internal static class BuildTimesChart
{
    // More dots than that of a row cover each other: those that are nearer to the one before than this share of the longest build are left
    // out. All of ten thousand builds would be a picture of some megabytes.
    private const int MostDots = 100;
    private const double LeastApart = 0.004;

    /// <summary>The cache states in which a variant that counts was timed.</summary>
    public static IEnumerable<CacheState> States(ScenarioResults scenario) =>
        scenario.CacheStates.Where(state => scenario.Variants.Any(variant => variant.Counts && variant.Times.ContainsKey(state)));

    public static IReadOnlyList<BarPanel> Panels(ScenarioResults scenario)
    {
        CacheState[] states = [.. States(scenario)];
        return [.. states.Select(state => new BarPanel(
            Heading(state),
            state == states[^1] ? "seconds; bar: mean, whisker: its 95 % interval, dots: single builds" : "seconds",
            WholeNumbers: false,
            [.. scenario.Variants.Select(variant => Row(scenario, variant, state))]))];
    }

    private static BarRow Row(ScenarioResults scenario, VariantSummary variant, CacheState state)
    {
        var name = ChartFonts.Drawable(scenario.NameOf(variant));
        if (!variant.Counts)
            return BarRow.Empty(name, ScenarioResults.WhyNot(variant));
        if (!variant.Times.TryGetValue(state, out var times))
            return BarRow.Empty(name, "no build in this state");
        var (full, _) = ChartStyle.ColoursOf(variant.IsBaseline);
        return new BarRow(
            name,
            [new(times.Mean.TotalSeconds, full)],
            Figures.Seconds(times),
            Note(scenario, variant, times),
            times.Low?.TotalSeconds,
            times.High?.TotalSeconds,
            Dots([.. scenario.BuiltOf(variant, state).Select(build => build.Outcome.Elapsed.TotalSeconds)]));
    }

    // The shortest and the longest build are always among them.
    private static IReadOnlyList<double> Dots(double[] seconds)
    {
        if (seconds.Length <= MostDots)
            return seconds;
        Array.Sort(seconds);
        List<double> shown = [seconds[0]];
        foreach (var one in seconds)
        {
            if (one - shown[^1] >= LeastApart * seconds[^1])
                shown.Add(one);
        }

        return shown[^1] < seconds[^1] ? [.. shown, seconds[^1]] : shown;
    }

    private static string Note(ScenarioResults scenario, VariantSummary variant, TimeSummary times)
    {
        if (variant.IsBaseline)
            return scenario.NoteOfBaseline;
        return times.Ratio is { } ratio ? $"{Figures.Ratio(ratio with { Low = null, High = null })} × the baseline" : "";
    }

    private static string Heading(CacheState state) => state switch
    {
        CacheState.Cold => "cold: every step runs",
        CacheState.Warm => "warm: every step is cached",
        CacheState.IncrementalSource => "incremental-source: one source file changed",
        CacheState.IncrementalDependency => "incremental-dependency: the dependency manifest changed",
        CacheState.Imported => "imported: an empty builder, the cache from a registry",
        _ => state.Word(),
    };
}
