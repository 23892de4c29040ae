namespace ImageBench.Model.Builds;

/// <summary>
/// How many of the Dockerfile's steps a build had, and how many of them came from the cache. The builder's own steps are in neither.
/// </summary>
internal sealed record StepCounts(int Total, int Cached)
{
    /// <summary>Null where no step of the Dockerfile was seen: a Dockerfile has at least one, so 0 would be a wrong number.</summary>
    public static StepCounts? Of(IReadOnlyList<Step> steps)
    {
        var numbered = steps.Where(step => step is { Number: not null, IsFetch: false }).ToList();
        return numbered.Count == 0 ? null : new StepCounts(numbered.Count, numbered.Count(step => step.Cached));
    }
}
