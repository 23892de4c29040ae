using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Reports.Text;

namespace ImageBench.Reports.Sections;

/// <summary>
/// The builds of a scenario that are in no figure, with what they printed last or were not; those with the same words are told once.
/// </summary>
internal static class FailedBuilds
{
    public static string Of(ScenarioResults scenario) =>
        string.Join("\n\n", Told(scenario).Select(alike => $"{alike.Heading}\n\n{Markdown.Fence(alike.Message)}"));

    /// <summary>A line of Markdown on each, and what it printed.</summary>
    public static IEnumerable<(string Heading, string Message)> Told(ScenarioResults scenario) => scenario.Builds
        .Where(build => build.Outcome.Status is BuildStatus.Failed or BuildStatus.TimedOut or BuildStatus.Invalid)
        .GroupBy(build => (build.Key.Variant, build.Key.Builder, build.Outcome.Status, Message: Message(build.Outcome)))
        .Select(alike => (Heading(scenario, [.. alike]), alike.Key.Message));

    private static string Heading(ScenarioResults scenario, IReadOnlyList<BuildRecord> builds)
    {
        var first = builds[0];
        var name = scenario.HasSeveralBuilders ? $"{first.Key.Variant} ({first.Key.Builder.Word()})" : first.Key.Variant;
        var end = first.Outcome.Status switch
        {
            BuildStatus.TimedOut => "timed out",
            BuildStatus.Invalid => "was built, but is in no figure",
            _ => "failed to build",
        };
        var which = string.Join(", ", builds.GroupBy(build => build.Key.Cache).Select(state =>
            $"{state.Key.Word()} in {(state.Count() == 1 ? "round" : "rounds")} "
                + $"{string.Join(", ", state.Select(build => Figures.Count(build.Key.Round)))}"));
        return $"{Markdown.Bold(name)} {end} ({which}), the first time after {Figures.Seconds(first.Outcome.Elapsed)}:";
    }

    private static string Message(BuildOutcome outcome)
    {
        var log = string.Join('\n', outcome.LogTail);
        if (outcome.Error is not { Length: > 0 } error)
            return log.Length > 0 ? log : "The engine gave no reason.";
        return log.Contains(error, StringComparison.Ordinal) ? log : $"{log}\n{error}";
    }
}
