namespace ImageBench.Model.Builds;

/// <summary>
/// What a builder spends asking registries before it builds: which image a name stands for, and what that image is. Where it has the image
/// and needs to ask nobody, it is next to nothing. Pulling and an imported cache are not in it: those are work.
/// </summary>
internal static class RegistryTime
{
    private static readonly string[] Questions = ["[internal] load metadata for ", "load metadata for ", "resolve image config for "];

    /// <summary>The time in which at least one question was open; null where the builder tells of none.</summary>
    public static TimeSpan? Of(IReadOnlyList<Step> steps)
    {
        List<(TimeSpan Began, TimeSpan Ended)> asked =
        [
            .. from step in steps
               where step.Number is null && Array.Exists(Questions, question => step.Name.StartsWith(question, StringComparison.Ordinal))
               where step is { Started: not null, Duration: not null }
               orderby step.Started
               select (step.Started!.Value, step.Started.Value + step.Duration!.Value),
        ];
        if (asked.Count == 0)
            return null;
        var (sum, reached) = (TimeSpan.Zero, TimeSpan.MinValue);
        foreach (var (began, ended) in asked)
        {
            // Questions are asked side by side.
            var from = began > reached ? began : reached;
            if (ended > from)
                (sum, reached) = (sum + (ended - from), ended);
        }

        return sum;
    }
}
