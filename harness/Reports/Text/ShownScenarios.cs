using ImageBench.Statistics.Variants;

namespace ImageBench.Reports.Text;

/// <summary>
/// The scenarios that a page shows whole, with their charts: those that are named, else all, or none of a run with more than a page holds.
/// Of all others it has the finding.
/// </summary>
internal sealed record ShownScenarios
{
    /// <summary>As many as a browser opens at once, and as are drawn in a minute.</summary>
    public const int Most = 100;

    private readonly HashSet<string> _shown;
    private readonly int _all;
    private readonly bool _areNamed;

    private ShownScenarios(HashSet<string> shown, int all, bool areNamed) =>
        (_shown, _all, _areNamed) = (shown, all, areNamed);

    /// <summary>What of the run is not shown whole, and how it is; empty: all is.</summary>
    public string Note => _shown.Count == _all ? ""
        : _areNamed ? $"Shown whole: {Figures.Count(_shown.Count)} of {Figures.Count(_all)} scenarios, as asked for; of the others this "
            + "page has the finding."
        : $"{Figures.Count(_all)} scenarios are more than the {Figures.Count(Most)} that a page shows whole, so it has the finding of "
            + "each: imagebench report RUN --scenario NAME shows those whole that it names, with their charts.";

    /// <summary>Of a run's variants; names that it does not have show nothing.</summary>
    public static ShownScenarios In(IReadOnlyList<VariantSummary> variants, IReadOnlyList<string> named)
    {
        var all = variants.Select(variant => variant.Scenario).ToHashSet(StringComparer.Ordinal);
        return named.Count > 0
            ? new ShownScenarios([.. named.Where(all.Contains)], all.Count, areNamed: true)
            : new ShownScenarios(all.Count > Most ? [] : all, all.Count, areNamed: false);
    }

    public bool Shows(string scenario) => _shown.Contains(scenario);
}
