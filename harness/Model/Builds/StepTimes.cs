namespace ImageBench.Model.Builds;

/// <summary>
/// What the steps of a Dockerfile took in one build: <c>Work</c> is the sum of their times, <c>CriticalPath</c> the longest chain of steps
/// that wait for each other. The builder's own steps (context, export) are in neither. By BuildKit's clock; of the classic builder by the
/// arrival of its lines.
/// </summary>
internal sealed record StepTimes(TimeSpan CriticalPath, TimeSpan Work)
{
    /// <summary>
    /// How many steps ran at once on average, had nothing but waiting for each other held them up. Null where the path took no time.
    /// </summary>
    public double? Parallelism => CriticalPath > TimeSpan.Zero ? Work / CriticalPath : null;

    /// <summary>Null where no step of the Dockerfile was timed.</summary>
    public static StepTimes? Of(IReadOnlyList<Step> steps)
    {
        if (!steps.Any(step => step is { Number: not null, Duration: not null }))
            return null;
        var paths = new TimeSpan?[steps.Count];
        return new StepTimes(
            Enumerable.Range(0, steps.Count).Max(place => PathTo(place, steps, paths)),
            steps.Aggregate(TimeSpan.Zero, (sum, step) => sum + step.OwnTime));
    }

    private static TimeSpan PathTo(int place, IReadOnlyList<Step> steps, TimeSpan?[] paths)
    {
        if (paths[place] is { } known)
            return known;
        // A build graph has no circles; a damaged message must not send us round one.
        paths[place] = TimeSpan.Zero;
        var before = steps[place].Inputs.Select(input => PathTo(input, steps, paths)).DefaultIfEmpty(TimeSpan.Zero).Max();
        paths[place] = before + steps[place].OwnTime;
        return paths[place]!.Value;
    }
}
