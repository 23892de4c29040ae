using ImageBench.Model.Limits;

namespace ImageBench.Results;

/// <summary>The limits of scenarios into the shape of run.json and back.</summary>
internal static class StoredLimits
{
    public static IReadOnlyList<RunJsonShape.LimitPart> Of(IReadOnlyList<ScenarioLimits> limits) =>
        [.. limits.SelectMany(scenario => scenario.Limits.Select(limit => new RunJsonShape.LimitPart(
            scenario.Scenario, limit.Variant, limit.Limit.ToString(), limit.Limit.IsHard)))];

    /// <summary>Without those of measures that this version does not know.</summary>
    public static IReadOnlyList<ScenarioLimits> Read(IReadOnlyList<RunJsonShape.LimitPart> parts) =>
    [
        .. from part in parts
           let limit = LimitText.Parse(part.Limit, part.IsHard, out _)
           where limit is not null
           group new VariantLimit(part.Variant, limit) by part.Scenario into scenario
           select new ScenarioLimits(scenario.Key, [.. scenario]),
    ];
}
