using ImageBench.Model.Runs;
using ImageBench.Reports.Text;

namespace ImageBench.Cli.Displays;

/// <summary>What is said of a check that ended: one line, or what was asked, what came and the likely cause.</summary>
internal static class CheckText
{
    public static IReadOnlyList<string> Lines(CheckRecord check) => check.Result switch
    {
        CheckResult.Passed => [$"works{(check.Ready is { } ready ? $", ready after {Figures.Seconds(ready)}" : "")}"],
        CheckResult.Listens =>
        [
            $"takes connections on the port that its EXPOSE names{(check.Ready is { } taken ? $", after {Figures.Seconds(taken)}" : "")} "
                + "(what it answers is not known: the scenario has no check)",
        ],
        CheckResult.Started => ["starts (whether it works is not known: the scenario has no check)"],
        CheckResult.None => ["not checked: the image starts nothing"],
        _ => ["check failed", .. check.Failure is { } failure ? Lines(failure) : []],
    };

    private static IEnumerable<string> Lines(CheckFailure failure)
    {
        yield return $"    asked: {failure.Asked}";
        yield return $"    came:  {failure.Came}";
        if (failure.Cause is { } cause)
            yield return $"    likely cause: {cause}";
        foreach (var line in failure.Log)
            yield return $"    | {line}";
    }
}
