using ImageBench.Model.Builds;

namespace ImageBench.Statistics.Timelines;

/// <summary>
/// The stages of a build in the Dockerfile's order. Where that is not known, a stage comes behind those that it waits for, and of others
/// the one that the engine named first.
/// </summary>
internal static class StageOrder
{
    // More are nobody's Dockerfile.
    private const int MostStages = 1_000;

    /// <summary>The place of each, by its name.</summary>
    public static IReadOnlyDictionary<string, int> Of(IReadOnlyList<Step> steps, IReadOnlyList<string> known)
    {
        var named = steps.Where(step => step.Number is not null).Select(Name).Distinct(StringComparer.Ordinal).ToList();
        var ranks = named.Count <= MostStages ? Ranks(steps, named) : named.ToDictionary(name => name, _ => 0, StringComparer.Ordinal);
        return named
            .Select((name, at) => (Name: name, At: at))
            .OrderBy(stage => Place(known, stage.Name))
            .ThenBy(stage => ranks[stage.Name])
            .ThenBy(stage => stage.At)
            .Select((stage, place) => (stage.Name, Place: place))
            .ToDictionary(stage => stage.Name, stage => stage.Place, StringComparer.Ordinal);
    }

    // How many stages have to be made before it, one behind the other. A circle, which no build has, ends when each was gone round once.
    private static Dictionary<string, int> Ranks(IReadOnlyList<Step> steps, List<string> stages)
    {
        var ranks = stages.ToDictionary(name => name, _ => 0, StringComparer.Ordinal);
        var waits = steps.Where(step => step.Number is not null)
            .SelectMany(step => step.Inputs
                .Where(input => input >= 0 && input < steps.Count && steps[input].Number is not null)
                .Select(input => (Stage: Name(step), For: Name(steps[input]))))
            .Where(wait => wait.Stage != wait.For)
            .Distinct()
            .ToList();
        for (var pass = 0; pass < stages.Count; pass++)
        {
            var changed = false;
            foreach (var (stage, other) in waits.Where(wait => ranks[wait.Stage] <= ranks[wait.For]))
                (ranks[stage], changed) = (ranks[other] + 1, true);
            if (!changed)
                break;
        }

        return ranks;
    }

    private static int Place(IReadOnlyList<string> known, string name)
    {
        for (var at = 0; at < known.Count; at++)
        {
            if (string.Equals(known[at], name, StringComparison.OrdinalIgnoreCase))
                return at;
        }

        return known.Count;
    }

    private static string Name(Step step) => step.Stage ?? "";
}
