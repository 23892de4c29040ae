using ImageBench.Model.Builds;

namespace ImageBench.Statistics.Lines;

/// <summary>The steps of one build that it waited for: the longest chain of steps of the Dockerfile that wait for each other.</summary>
internal static class StepPath
{
    // Of a file that anybody may have written: a real build has some hundred.
    private const int MostSteps = 20_000;

    /// <summary>Their places in the list.</summary>
    public static IReadOnlySet<int> Of(IReadOnlyList<Step> steps)
    {
        var path = new HashSet<int>();
        if (steps.Count is 0 or > MostSteps)
            return path;
        var (ends, before) = Ends(steps);
        int? at = Array.IndexOf(ends, ends.Max());
        while (at is { } place && path.Add(place))
            at = before[place];

        path.RemoveWhere(place => steps[place].OwnTime == TimeSpan.Zero);
        return path;
    }

    // Without recursion, and a circle, which no build has, is gone round once.
    private static (TimeSpan[] Ends, int?[] Before) Ends(IReadOnlyList<Step> steps)
    {
        var (ends, before, isKnown) = (new TimeSpan[steps.Count], new int?[steps.Count], new bool[steps.Count]);
        var isOpen = new bool[steps.Count];
        for (var first = 0; first < steps.Count; first++)
        {
            var open = new Stack<int>([first]);
            while (open.TryPeek(out var place))
            {
                var waits = isOpen[place] ? [] : Inputs(steps, place).Where(input => !isKnown[input] && !isOpen[input]).ToList();
                isOpen[place] = true;
                waits.ForEach(open.Push);
                if (waits.Count > 0)
                    continue;
                open.Pop();
                if (isKnown[place])
                    continue;
                var longest = Inputs(steps, place).Where(input => isKnown[input]).Cast<int?>().MaxBy(input => ends[input!.Value]);
                (before[place], isKnown[place]) = (longest, true);
                ends[place] = steps[place].OwnTime + (longest is { } one ? ends[one] : TimeSpan.Zero);
            }
        }

        return (ends, before);
    }

    private static IEnumerable<int> Inputs(IReadOnlyList<Step> steps, int place) =>
        steps[place].Inputs.Where(input => input >= 0 && input < steps.Count);
}
