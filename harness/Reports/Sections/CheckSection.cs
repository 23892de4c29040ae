using ImageBench.Model.Runs;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Variants;

namespace ImageBench.Reports.Sections;

/// <summary>Whether a scenario's images work, and what running them takes.</summary>
internal static class CheckSection
{
    /// <summary>Empty where nothing was checked.</summary>
    public static string Of(ScenarioResults scenario)
    {
        var measured = scenario.Variants.Any(variant => variant.Running?.Ready is not null);
        if (scenario.Variants.All(variant => variant.Check == CheckResult.None && variant.Running is null))
            return "";
        return string.Join(
            "\n\n",
            ((string[])[Table(scenario, measured), measured ? Note(scenario) : "", Failures(scenario)]).Where(block => block.Length > 0));
    }

    private static string Table(ScenarioResults scenario, bool measured) => Markdown.Table(
        ["variant", "check", .. measured ? [">ready time", ">memory when ready", ">CPU until ready"] : Array.Empty<string>()],
        scenario.Variants.Select(variant => (IReadOnlyList<string>)
        [
            variant.Counts ? Markdown.Escape(scenario.NameOf(variant)) : Markdown.Struck(scenario.NameOf(variant)),
            Word(variant.Check),
            .. measured ? Measured(variant.Running) : [],
        ]));

    private static string[] Measured(CheckSummary? running) =>
        [Figures.Spread(running?.Ready), Figures.Spread(running?.Memory), Figures.Spread(running?.Cpu)];

    private static string Word(CheckResult check) => check switch
    {
        CheckResult.Passed => "passed",
        CheckResult.Failed => "failed",
        CheckResult.Listens => "takes connections; what it answers is not known",
        CheckResult.Started => "started; whether it works is not known",
        _ => "not checked",
    };

    private static string Note(ScenarioResults scenario)
    {
        // A file may tell what was measured and not how often.
        var spreads = Figures.SpreadsOf(
            scenario.Variants.Select(variant => variant.Running?.Rounds).OfType<int>(),
            "start",
            " after the one that gave the verdict, variant by variant in turn");
        return $"{spreads}. Ready time runs from the container's start request to the first probe that passes{Probes(scenario)}";
    }

    // What asking takes is in the ready time, so it is said.
    private static string Probes(ScenarioResults scenario)
    {
        var took = scenario.Checks.Where(check => check.Round > 0).Select(check => check.Probe).OfType<TimeSpan>().Order().ToList();
        return took.Count == 0 ? "." : $"; that probe itself took {Figures.Seconds(took[0])} to {Figures.Seconds(took[^1])}.";
    }

    private static string Failures(ScenarioResults scenario) => string.Join("\n\n", scenario.Variants
        .Select(variant =>
            (Name: scenario.NameOf(variant), Failure: scenario.Checks.FirstOrDefault(check =>
                check.Key == variant.Key && check.Failure is not null)?.Failure))
        .Where(failed => failed.Failure is not null)
        .Select(failed => Failure(failed.Name, failed.Failure!)));

    private static string Failure(string name, CheckFailure failure)
    {
        var cause = failure.Cause is { } known ? $" Likely cause: {Markdown.Escape(known)}" : "";
        var log = failure.Log.Count == 0
            ? "The container wrote nothing."
            : $"The container's last lines:\n\n{Markdown.Fence(string.Join('\n', failure.Log))}";
        return $"{Markdown.Bold(name)} was built and does not work.{cause}\n\n- asked: {Markdown.Escape(failure.Asked)}\n- came: "
            + $"{Markdown.Escape(failure.Came)}\n\n{log}";
    }
}
