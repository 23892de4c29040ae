using ImageBench.Model.Scenarios;
using ImageBench.Runs.Sides.Places;

namespace ImageBench.Runs.Sides;

/// <summary>One Dockerfile as it is in two revisions: a scenario of two variants, each with all that its own revision says of it.</summary>
internal static class JoinedScenario
{
    /// <summary><paramref name="was"/> null: the base has no such Dockerfile, and the head is measured alone.</summary>
    public static Scenario From(string name, RevisedVariant? was, RevisedVariant now) => now.Scenario with
    {
        Name = name,
        Title = name,
        Baseline = was is null ? SideWord.Head : SideWord.Base,
        Variants = [.. was is null ? [] : new[] { Named(was, SideWord.Base) }, Named(now, SideWord.Head)],
        // What else is said of a variant by its name is of the head, which is what its author can mend.
        Budgets =
        [
            .. now.Scenario.Budgets.Where(budget => budget.Variant == now.Variant.Name)
                .Select(budget => budget with { Variant = SideWord.Head, ReductionPercent = null }),
        ],
        Limits =
        [
            .. now.Scenario.Limits.Where(limit => limit.Variant == now.Variant.Name)
                .Select(limit => limit with { Variant = SideWord.Head }),
        ],
        Sides = (was is null ? [] : new[] { (SideWord.Base, was) }).Append((SideWord.Head, now))
            .ToDictionary(side => side.Item1, side => Alone(side.Item2)),
    };

    private static Scenario Alone(RevisedVariant side) => side.Scenario with
    {
        Variants = [side.Variant],
        Baseline = side.Variant.Name,
        Budgets = [],
        Limits = [],
        IsOfRevision = true,
    };

    private static Variant Named(RevisedVariant side, string name) => side.Variant with { Name = name };
}
