using ImageBench.Reports.Text;
using ImageBench.Statistics;

namespace ImageBench.Reports.Page.Content;

/// <summary>
/// What the page of a run is made of: its results, sentences on what could not be made, and what the run folder holds.
/// </summary>
internal sealed record PageContent(
    RunResults Results, IReadOnlyList<string> Faults, IReadOnlyList<(string Name, string Purpose)> Files)
{
    public IReadOnlyList<ScenarioPage> Scenarios { get; } = ScenarioPage.Of(Results);

    /// <summary>Those of which the page has all.</summary>
    public ShownScenarios Shown { get; init; } = ShownScenarios.In(Results, []);

    /// <summary>What the run has to say against itself, and what could not be made of it; no empty ones.</summary>
    public IEnumerable<string> Remarks => Results.Run.Remarks.Concat(Faults).Where(sentence => sentence.Trim().Length > 0);
}
