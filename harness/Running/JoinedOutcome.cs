using ImageBench.Model.Builds;

namespace ImageBench.Running;

/// <summary>Two builds, one after the other, as one outcome.</summary>
internal static class JoinedOutcome
{
    /// <summary>
    /// <paramref name="carry"/> is what was done between them, <paramref name="passed"/> the time from the first one's begin to the second
    /// one's.
    /// </summary>
    public static BuildOutcome Make(BuildOutcome first, Step carry, TimeSpan passed, BuildOutcome second)
    {
        // The carrying waits for all of the first, and what waits for nothing in the second waits for the carrying.
        var place = first.Steps.Count;
        List<Step> steps = [.. first.Steps, carry with { Inputs = [.. Enumerable.Range(0, place)] }];
        steps.AddRange(second.Steps.Select(step => step with
        {
            Started = step.Started + passed,
            Inputs = step.Inputs.Count == 0 ? [place] : [.. step.Inputs.Select(input => input + place + 1)],
        }));
        return new BuildOutcome(
            second.Status,
            passed + second.Elapsed,
            first.Solve + second.Solve,
            first.Export + second.Export,
            first.Upload + second.Upload,
            steps,
            second.ImageId,
            second.Error,
            second.LogTail)
        {
            Way = second.Way,
            Sent = first.Sent is { } before && second.Sent is { } after ? before + after : null,
        };
    }
}
