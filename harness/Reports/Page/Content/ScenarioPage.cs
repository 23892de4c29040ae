using System.Globalization;
using ImageBench.Reports.Text;
using ImageBench.Statistics;
using ImageBench.Statistics.History;

namespace ImageBench.Reports.Page.Content;

/// <summary>
/// A scenario as the page of its run shows it: <c>Results</c> are those of the run, without the builds, layers and Dockerfiles of other
/// scenarios. <c>Level</c> is that of its sections' headings, and <see cref="Id"/> keeps the ids of several scenarios apart. A scenario's
/// name comes from outside and is no id.
/// </summary>
internal sealed record ScenarioPage(RunResults Results, ScenarioResults Scenario, int Place, int Level)
{
    /// <summary>How the sizes of its images went over the runs of a history.</summary>
    public IReadOnlyList<HistoryTrend> Trends { get; init; } = [];

    /// <summary>Those of a run, in its order; one alone is the page.</summary>
    public static IReadOnlyList<ScenarioPage> Of(RunResults results, IReadOnlyList<HistoryTrend> trends)
    {
        var scenarios = ScenarioResults.Of(results);
        var level = scenarios.Count == 1 ? 2 : 3;
        var files = results.Dockerfiles.ToLookup(file => file.Scenario);
        return [.. scenarios.Select((scenario, at) => new ScenarioPage(
            results with { Builds = scenario.Builds, Layers = scenario.Layers, Dockerfiles = [.. files[scenario.Name]] },
            scenario,
            at + 1,
            level)
        {
            Trends = [.. trends.Where(trend => trend.Key.Scenario == scenario.Name)],
        })];
    }

    /// <summary>"sizes", or "s2-sizes" where the run has several scenarios.</summary>
    public string Id(string name) => Level == 2 ? name : string.Create(CultureInfo.InvariantCulture, $"s{Place}-{name}");
}
