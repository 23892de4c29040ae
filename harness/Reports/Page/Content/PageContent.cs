using ImageBench.Reports.Text;
using ImageBench.Statistics;
using ImageBench.Statistics.History;

namespace ImageBench.Reports.Page.Content;

/// <summary>
/// What the page of a run is made of: its results, sentences on what could not be made, and what the run folder holds.
/// </summary>
internal sealed record PageContent(
    RunResults Results, IReadOnlyList<string> Faults, IReadOnlyList<(string Name, string Purpose)> Files)
{
    /// <summary>How the sizes of its images went over the runs of a history; none where nobody gave one.</summary>
    public IReadOnlyList<HistoryTrend> Trends { get; init; } = [];

    public IReadOnlyList<ScenarioPage> Scenarios => field ??= ScenarioPage.Of(Results, Trends);

    /// <summary>Those of which the page has all.</summary>
    public ShownScenarios Shown { get; init; } = ShownScenarios.In(Results.Variants, []);

    /// <summary>What the run has to say against itself, and what could not be made of it; no empty ones.</summary>
    public IEnumerable<string> Remarks => Results.Run.Remarks.Concat(Faults).Where(sentence => sentence.Trim().Length > 0);
}
